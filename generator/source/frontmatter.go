package source

import (
	"bytes"

	"guiju/generator/model"
)

var fence = []byte("+++")

// split parts a source into its front matter and its text. The front matter is
// preceded by an empty line in the place of its fence, so that lines keep
// their numbers; firstLine is that of the text. ok is false when the two
// fences are not there.
func split(src []byte) (front, body []byte, firstLine int, ok bool) {
	line, rest, found := bytes.Cut(src, []byte("\n"))
	if !found || !bytes.Equal(bytes.TrimRight(line, " \t\r"), fence) {
		return nil, nil, 0, false
	}
	front = []byte("\n")
	for firstLine = 2; len(rest) > 0; {
		line, rest, _ = bytes.Cut(rest, []byte("\n"))
		firstLine++
		if bytes.Equal(bytes.TrimRight(line, " \t\r"), fence) {
			return front, rest, firstLine, true
		}
		front = append(append(front, line...), '\n')
	}
	return nil, nil, 0, false
}

// strayHead reports front matter at the head of a text that has none.
func strayHead(file string, src []byte) []model.Problem {
	line, rest, _ := bytes.Cut(src, []byte("\n"))
	line = bytes.TrimRight(line, " \t\r")
	next, _, _ := bytes.Cut(rest, []byte("\n"))
	yaml := string(line) == "---" && bytes.Contains(next, []byte(": ")) // else it is a rule across the page
	if !bytes.Equal(line, fence) && !yaml {
		return nil
	}
	return []model.Problem{frontMatterHere.At(model.Pos{File: file, Line: 1, Col: 1, EndCol: 1 + len(line)}, string(line))}
}
