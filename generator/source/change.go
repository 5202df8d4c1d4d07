package source

// Change is what a command would make of one file of the content folder. Old is
// nil for a new file; New is never nil: files are not deleted.
type Change struct {
	Path     string // slash-separated, relative to the content folder
	Old, New []byte
}
