package search

import (
	"embed"
	"io/fs"
)

// Files carries the browser's half and the specification: client/*.js, which
// the site concatenates in the order of their names, and FORMAT.md.
//
//go:embed client FORMAT.md
var Files embed.FS

// inflateScript is published within the index.
//
//go:embed inflate.js
var inflateScript []byte

// Client returns the folder of the browser's scripts.
func Client() fs.FS {
	sub, err := fs.Sub(Files, "client")
	if err != nil {
		panic("BUG: " + err.Error())
	}
	return sub
}
