package verify

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"html"
	"io"
	"io/fs"
	"path"
	"unicode/utf8"

	"guiju/generator/model"
)

// readers are the kinds of text file; nil where only the encoding matters.
var readers = map[string]func(*file, []byte){
	".html": (*file).readHTML,
	".svg":  (*file).readSVG,
	".css":  (*file).readCSS,
	".json": (*file).readJSON,
	".xml":  (*file).readXML,
	".js":   (*file).readScript,
	".txt":  nil,
	".csv":  nil,
	".md":   nil,
	".ics":  nil,
}

// read hashes the file and reads what kind of file it is.
func (f *file) read(fsys fs.FS) {
	scan, text := readers[path.Ext(f.path)]
	var err error
	if !text {
		err = f.hashOnly(fsys)
	} else {
		var b []byte
		if b, err = fs.ReadFile(fsys, f.path); err == nil {
			sum := sha256.Sum256(b)
			f.size, f.hash = int64(len(b)), hex.EncodeToString(sum[:])
			f.readText(b)
			if scan != nil && f.size > 0 {
				scan(f, b)
			}
		}
	}
	if err != nil {
		f.report(ruleUnreadable, 0, 0, err)
	} else if f.size == 0 {
		f.report(ruleEmpty, 0, 0)
	}
}

// hashOnly streams a file whose content is not looked at: it may be a video.
func (f *file) hashOnly(fsys fs.FS) error {
	r, err := fsys.Open(f.path)
	if err != nil {
		return err
	}
	defer r.Close()
	h := sha256.New()
	if f.size, err = io.Copy(h, r); err != nil {
		return err
	}
	f.hash = hex.EncodeToString(h.Sum(nil))
	return nil
}

// readText checks what holds for every text file.
func (f *file) readText(b []byte) {
	if !utf8.Valid(b) {
		for i := 0; i < len(b); {
			r, n := utf8.DecodeRune(b[i:])
			if r == utf8.RuneError && n == 1 {
				line, col := place(b, i)
				f.report(ruleEncoding, line, col)
				return
			}
			i += n
		}
	}
	for _, at := range []func([]byte) (int, rune){bidiControl, bidiReference} {
		if i, r := at(b); i >= 0 {
			line, col := place(b, i)
			f.report(ruleBidi, line, col, fmt.Sprintf("%U", r))
		}
	}
}

// isBidi tells the embeddings, overrides and isolates of Unicode Standard
// Annex 9, 2.1–2.5.
func isBidi(r rune) bool {
	return r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069
}

// bidiControl finds the first direction control; all begin with the byte E2,
// which no Han character does.
func bidiControl(b []byte) (int, rune) {
	for i := 0; ; i++ {
		n := bytes.IndexByte(b[i:], 0xE2)
		if n < 0 {
			return -1, 0
		}
		i += n
		if r, _ := utf8.DecodeRune(b[i:]); isBidi(r) {
			return i, r
		}
	}
}

// bidiReference finds the first direction control written as a character
// reference, such as &#x202e; or &#8238;.
func bidiReference(b []byte) (int, rune) {
	for i := 0; ; i++ {
		n := bytes.Index(b[i:], []byte("&#"))
		if n < 0 {
			return -1, 0
		}
		i += n
		r, _ := utf8.DecodeRuneInString(html.UnescapeString(string(b[i:min(i+12, len(b))])))
		if isBidi(r) {
			return i, r
		}
	}
}

// place returns the line and column (in runes) of an offset.
func place(b []byte, offset int) (line, col int) {
	c := cursor{src: b}
	return c.at(offset)
}

// cursor turns offsets that never go back into lines and columns, so that a
// page in one long line costs no more than any other.
type cursor struct {
	src            []byte
	off, line, col int // line and col count from 0
}

func (c *cursor) at(offset int) (line, col int) {
	step := c.src[c.off:offset]
	if n := bytes.Count(step, []byte("\n")); n > 0 {
		c.line += n
		c.col = 0
		step = step[bytes.LastIndexByte(step, '\n')+1:]
	}
	c.col += utf8.RuneCount(step)
	c.off = offset
	return c.line + 1, c.col + 1
}

// lang returns the language of the tree that the file stands in.
func (f *file) lang() model.Lang {
	for _, l := range model.Langs {
		if p := l.Prefix(); p != "" && len(f.path) > len(p) && f.path[:len(p)] == p {
			return l
		}
	}
	return model.Zh
}
