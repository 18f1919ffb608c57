// Keys of vendors: where they may stand, who may read them, and an object that never shows them.
export * from './credential-names.ts';
export * from './find-credentials.ts';
export * from './secret.ts';
export { isKeyOfVendor } from './vendor-keys.ts';
