/**
 * In place of the package form-data, which axios loads for bodies that are never sent here, and which
 * brings a table of all media types of 137 kB.
 */
export default globalThis.FormData;
