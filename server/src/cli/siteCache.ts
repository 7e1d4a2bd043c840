import { loadSite, type SiteRequest, type SiteSource } from '../site/loadSite.js';
import type { Site } from '../site/site.js';

/** Loads each site once in a run. */
export class SiteCache {
  private readonly loaded = new Map<string, Promise<Site>>();

  constructor(private readonly source: SiteSource) {}

  /** The command line promises whole trees: there is no limit to their size. */
  load(request: Omit<SiteRequest, 'maxEntries'>): Promise<Site> {
    const { server, ...place } = request;
    const key = JSON.stringify({ ...place, server: server?.path });
    const known = this.loaded.get(key);
    if (known !== undefined) return known;
    const site = loadSite(this.source, { ...request, maxEntries: Number.POSITIVE_INFINITY });
    this.loaded.set(key, site);
    return site;
  }
}
