import type { Site } from '../../site/site.js';

/** What is found out of a site as a whole, once: a site may hold thousands of files, and each .htaccess of it asks. */
export function perSite<T extends object>(find: (site: Site) => T): (site: Site) => T {
  const known = new WeakMap<Site, T>();
  return (site) => {
    const found = known.get(site) ?? find(site);
    known.set(site, found);
    return found;
  };
}
