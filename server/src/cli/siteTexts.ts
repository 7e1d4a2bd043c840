import type { Site } from '../site/site.js';
import { type LineIndex, lineIndexOf, type Range } from '../text/lineIndex.js';
import { folderOf } from '../text/path.js';
import type { Span } from '../text/span.js';

/** Positions in the files of a site. */
export class SiteTexts {
  private readonly indexes = new Map<string, LineIndex>();

  constructor(private readonly site: Site) {}

  /** The text of a .htaccess file or script of the site; empty for any other path. */
  textOf(path: string): string {
    const htaccess = this.site.htaccess.get(folderOf(path));
    if (htaccess?.path === path) return htaccess.document.text;
    return this.site.scripts.get(path)?.script.text ?? '';
  }

  indexOf(path: string): LineIndex {
    const known = this.indexes.get(path);
    if (known !== undefined) return known;
    const index = lineIndexOf(this.textOf(path));
    this.indexes.set(path, index);
    return index;
  }

  rangeOf(path: string, span: Span): Range {
    return this.indexOf(path).rangeOf(span);
  }
}
