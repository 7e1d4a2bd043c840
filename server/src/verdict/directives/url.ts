/** Whether the server takes a text for a URL with a scheme: `ap_is_url` in its `util.c`. */
export const isUrl = (text: string): boolean => /^[A-Za-z0-9+.-]+:/.test(text);
