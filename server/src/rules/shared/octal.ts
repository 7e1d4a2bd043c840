/** Permission bits as people write them: `755`. */
export const octal = (mode: number): string => mode.toString(8).padStart(3, '0');
