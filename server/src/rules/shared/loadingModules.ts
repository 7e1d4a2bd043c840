/** Debian's PHP module has its version in its name. */
export const debianCommand = (module: string): string =>
  module === 'php'
    ? 'on Debian its name has the version of PHP: a2enmod php8.2'
    : `on Debian: a2enmod ${module}`;
