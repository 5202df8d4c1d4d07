package main

import (
	"bytes"
	"fmt"
	"strings"
)

// diffContext is the number of unchanged lines around a change.
const diffContext = 3

// unified writes edits as a unified diff that `patch -p1` and `git apply` take
// (POSIX diff, "Diff -u Output Format"). The changed lines are known, so
// nothing is searched for. Lines end at \n here, as those programs have it.
func unified(name string, src []byte, edits []edit) string {
	changes := changedLines(src, edits)
	lines := splitLines(src)
	var b strings.Builder
	fmt.Fprintf(&b, "--- a/%s\n+++ b/%s\n", name, name)
	shift := 0 // lines that the hunks above have added
	for len(changes) > 0 {
		n := 1
		for n < len(changes) && changes[n].line-changes[n-1].line <= 2*diffContext+1 {
			n++
		}
		from := max(changes[0].line-diffContext, 0)
		to := min(changes[n-1].line+diffContext+1, len(lines))
		body, added := hunk(lines[from:to], from, changes[:n])
		fmt.Fprintf(&b, "@@ -%d,%d +%d,%d @@\n%s", from+1, to-from, from+1+shift, to-from+added, body)
		shift += added
		changes = changes[n:]
	}
	return b.String()
}

// hunk writes lines, of which the first is line from of the file. Of a run of
// changed lines all old ones come before all new ones.
func hunk(lines [][]byte, from int, changes []changedLine) (body string, added int) {
	var b, new strings.Builder
	for i, line := range lines {
		if len(changes) > 0 && changes[0].line == from+i {
			diffLine(&b, '-', line)
			for _, l := range splitLines(changes[0].new) {
				diffLine(&new, '+', l)
				added++
			}
			added--
			changes = changes[1:]
			continue
		}
		b.WriteString(new.String())
		new.Reset()
		diffLine(&b, ' ', line)
	}
	return b.String() + new.String(), added
}

func splitLines(b []byte) [][]byte {
	lines := bytes.SplitAfter(b, []byte("\n"))
	if last := len(lines) - 1; len(lines[last]) == 0 {
		lines = lines[:last]
	}
	return lines
}

// changedLine is a line, counted from 0, and what stands in its place.
type changedLine struct {
	line int
	new  []byte
}

func changedLines(src []byte, edits []edit) (out []changedLine) {
	for i := 0; i < len(edits); {
		start := bytes.LastIndexByte(src[:edits[i].from], '\n') + 1
		end := len(src)
		if n := bytes.IndexByte(src[edits[i].from:], '\n'); n >= 0 {
			end = edits[i].from + n + 1
		}
		var here []edit
		for ; i < len(edits) && (edits[i].from < end || end == len(src)); i++ {
			here = append(here, edit{edits[i].from - start, edits[i].to - start, edits[i].new})
		}
		out = append(out, changedLine{bytes.Count(src[:start], []byte("\n")), apply(src[start:end], here)})
	}
	return out
}

func diffLine(b *strings.Builder, mark byte, line []byte) {
	b.WriteByte(mark)
	b.Write(line)
	if !bytes.HasSuffix(line, []byte("\n")) {
		b.WriteString("\n\\ No newline at end of file\n")
	}
}
