/** Texts of each language by `namespace:path`, and the code that may use them. */
export interface Material {
  readonly locales: Map<string, Map<string, string>>;
  readonly sources: string;
  readonly contract: string;
}

/** Reads the catalogues and the code of this checkout. */
export function readMaterial(): Material;

/** What is wrong with the catalogues, a line each. */
export function findFaults(material: Material): string[];
