// Package signing signs the manifest of a release and checks such signatures,
// in the format of minisign. It is the only importer of a library for it.
package signing
