package source

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
)

// Append writes a record at the end of a list ("level", "task[1].measure"): in
// the way in which the list is written, else the file's other lists of this
// name, else under a header of its own.
func (e *Editor) Append(list string, record []Entry) {
	l := e.layout
	n := l.elements(list)
	parent, key := parentOf(list)
	switch there := l.values[list]; {
	case there != nil:
		text := e.braced(record)
		if len(there.items) == 0 {
			e.splice(there.from, there.to, "["+l.nl+"  "+text+","+l.nl+"]")
		} else {
			e.insertItem(there, len(there.items)-1, text)
		}
	case n > 0:
		runs := l.runs(element(list, n-1))
		at := l.tailOf(runs[len(runs)-1].j - 1)
		e.splice(at, at, e.gap(list)+e.block(list, record))
	case l.values[parent] != nil:
		e.addInBraces(l.values[parent], KeyText(key)+" = ["+e.braced(record)+"]", list)
	case e.listsInBrackets(key):
		e.addLine(parent, KeyText(key)+" = ["+l.nl+"  "+e.braced(record)+","+l.nl+"]", list)
	default:
		e.addBlock(list, parent, record)
	}
	old, _ := lookUp(e.want, parsePath(list))
	items, _ := old.([]any)
	made := map[string]any{}
	for _, entry := range record {
		made = put(made, parsePath(entry.Key), plainValue(entry.Value)).(map[string]any)
	}
	e.want = put(e.want, parsePath(list), append(slices.Clone(items), any(made))).(map[string]any)
	e.dirty = true
}

// addBlock writes the first record of a list, behind its parent or, at the
// root, behind what the model has before it.
func (e *Editor) addBlock(list, parent string, record []Entry) {
	l := e.layout
	last := -1
	if parent != "" {
		if runs := l.runs(parent); len(runs) > 0 {
			last = runs[len(runs)-1].j - 1
		} else {
			last = len(l.exprs) - 1
		}
	} else {
		rank := e.rank(list)
		for i, ex := range l.exprs {
			if ex.section == "" || e.rank(ex.section)[0] <= rank[0] { // the root's own keys come first
				last = i
			}
		}
		if last < 0 {
			last = len(l.exprs) - 1
		}
	}
	if last < 0 {
		gap := ""
		if n := len(l.src); n > 0 {
			gap = l.nl
		}
		e.append(gap + e.block(list, record))
		return
	}
	at := l.tailOf(last)
	e.splice(at, at, e.gap(list)+e.block(list, record))
}

// headerOf is the path of a list as headers have it: without indexes.
func headerOf(list string) string {
	return dotted(relative(formatPath(slices.DeleteFunc(parsePath(list), func(s step) bool { return s.index >= 0 })), ""))
}

// block writes a record under a header.
func (e *Editor) block(list string, record []Entry) string {
	var b strings.Builder
	b.WriteString("[[" + headerOf(list) + "]]")
	for _, line := range e.lines(list, record) {
		b.WriteString(e.layout.nl + line)
	}
	return b.String()
}

// lines writes the keys of a record, one a line; words in two languages in
// braces where the file has them so.
func (e *Editor) lines(list string, record []Entry) []string {
	var out []string
	for i := 0; i < len(record); i++ {
		steps := parsePath(record[i].Key)
		first := KeyText(steps[0].key)
		if len(steps) == 1 || !e.layout.inBraces(steps[0].key, e.isBilingual(join(element(list, 0), first))) {
			out = append(out, record[i].Key+" = "+e.encode(record[i].Value, ""))
			continue
		}
		j := i + 1
		for j < len(record) && below(record[j].Key, first) {
			j++
		}
		var inner []Entry
		for _, entry := range record[i:j] {
			inner = append(inner, Entry{dotted(relative(entry.Key, first)), entry.Value})
		}
		out = append(out, first+" = "+e.braced(inner))
		i = j - 1
	}
	return out
}

// braced writes a record as a table in braces.
func (e *Editor) braced(record []Entry) string {
	if len(record) == 0 {
		return "{}"
	}
	var parts []string
	for i := 0; i < len(record); {
		steps := parsePath(record[i].Key)
		first := KeyText(steps[0].key)
		if len(steps) == 1 {
			parts = append(parts, first+" = "+e.encode(record[i].Value, ""))
			i++
			continue
		}
		var inner []Entry
		for ; i < len(record) && below(record[i].Key, first); i++ {
			inner = append(inner, Entry{dotted(relative(record[i].Key, first)), record[i].Value})
		}
		parts = append(parts, first+" = "+e.braced(inner))
	}
	return "{ " + strings.Join(parts, ", ") + " }"
}

// listsInBrackets reports whether the file writes lists of records of this name
// in brackets.
func (e *Editor) listsInBrackets(key string) bool {
	for _, p := range e.layout.pairs {
		keys := relative(p.path, p.home)
		if p.value.kind == arrayKind && keys[len(keys)-1] == key && len(p.value.items) > 0 && p.value.items[0].kind == tableKind {
			return true
		}
	}
	return false
}

// gap is what stands between two records of a list: an end of line and as many
// blank lines as the file mostly has before such headers.
func (e *Editor) gap(list string) string {
	l := e.layout
	votes := map[int]int{}
	for i, ex := range l.exprs {
		if i == 0 || !ex.header || headerOf(ex.section) != headerOf(list) {
			continue
		}
		blanks := 0
		for at := l.headOf(i); at > 0; blanks++ {
			above := l.lineStart(at - 1)
			if l.lineIs(above) != ' ' {
				break
			}
			at = above
		}
		votes[blanks]++
	}
	best := 1
	for blanks, n := range votes {
		if n > votes[best] || n == votes[best] && blanks > best {
			best = blanks
		}
	}
	return strings.Repeat(l.nl, best+1)
}

// Arrange makes a list hold the records with these indexes, in this order. The
// records that stay in order are not touched, and comments between them keep
// their places; a comment directly above a record goes with it.
func (e *Editor) Arrange(list string, order []int) {
	old, _ := lookUp(e.want, parsePath(list))
	items, _ := old.([]any)
	made := make([]any, len(order))
	seen := map[int]bool{}
	same := len(order) == len(items)
	for i, n := range order {
		if n < 0 || n >= len(items) || seen[n] {
			panic(fmt.Sprintf("BUG: %s of %d records in the order %v", list, len(items), order))
		}
		seen[n] = true
		made[i] = items[n]
		same = same && n == i
	}
	if same {
		return
	}
	if e.layout.values[list] != nil {
		e.arrangeItems(list, order)
	} else {
		e.arrangeBlocks(list, len(items), order)
	}
	e.want = put(e.want, parsePath(list), made).(map[string]any)
	e.dirty = true
}

// arrangeItems cuts the items that go and puts the others into the places of
// an array in their new order.
func (e *Editor) arrangeItems(list string, order []int) {
	if len(order) == 0 {
		e.remove(list)
		return
	}
	kept := slices.Sorted(slices.Values(order))
	for i := len(e.layout.values[list].items) - 1; i >= 0; i-- {
		if _, keep := slices.BinarySearch(kept, i); !keep {
			e.cutItem(e.layout.values[list], i)
		}
	}
	l := e.layout
	places := l.values[list].items
	var ps []patch
	for i, n := range order {
		from, _ := slices.BinarySearch(kept, n)
		ps = append(ps, patch{places[i].from, places[i].to, string(l.src[places[from].from:places[from].to])})
	}
	e.apply(ps)
}

// arrangeBlocks does the same to records under headers: the longest run of
// records that are in order stays where it is, the others are cut out and
// written behind the one that comes before them.
func (e *Editor) arrangeBlocks(list string, n int, order []int) {
	l := e.layout
	stays := map[int]bool{}
	for _, i := range ascending(order) {
		stays[i] = true
	}
	texts := make([]string, n)
	places := make([][]stretch, n)
	var ps []patch
	for i := range n {
		var parts []string
		for _, r := range l.runs(element(list, i)) {
			s := l.bounds(r)
			places[i] = append(places[i], s)
			parts = append(parts, string(l.src[s.from:s.to]))
		}
		texts[i] = strings.Join(parts, l.nl+l.nl)
		if !stays[i] {
			for _, s := range places[i] {
				ps = append(ps, l.cutting(s))
			}
		}
	}
	gap := e.gap(list)
	behind := -1
	var first strings.Builder // what comes before the first that stays
	for _, i := range order {
		switch {
		case stays[i]:
			if behind < 0 && first.Len() > 0 {
				at := places[i][0].from
				ps = append(ps, patch{at, at, first.String()})
			}
			behind = i
		case behind < 0:
			first.WriteString(texts[i] + gap)
		default:
			at := places[behind][len(places[behind])-1].to
			ps = append(ps, patch{at, at, gap + texts[i]})
		}
	}
	e.apply(l.merged(ps))
}

// ascending returns a longest increasing subsequence.
func ascending(order []int) []int {
	best := make([]int, len(order)) // length of the longest that ends here
	from := make([]int, len(order))
	end := -1
	for i := range order {
		best[i], from[i] = 1, -1
		for j := range i {
			if order[j] < order[i] && best[j]+1 > best[i] {
				best[i], from[i] = best[j]+1, j
			}
		}
		if end < 0 || best[i] > best[end] {
			end = i
		}
	}
	var out []int
	for ; end >= 0; end = from[end] {
		out = append(out, order[end])
	}
	slices.Reverse(out)
	return out
}

// cutting takes a stretch of lines away with the blank lines below it.
func (l *layout) cutting(s stretch) patch {
	to := l.nextLine(s.to)
	for to < len(l.src) && l.lineIs(to) == ' ' {
		to = l.nextLine(to)
	}
	return patch{s.from, to, ""}
}

// merged joins cuts that touch; insertions stay beside them. A cut at the end
// of the source takes the blank lines above it too.
func (l *layout) merged(ps []patch) []patch {
	slices.SortStableFunc(ps, byPlace)
	var out []patch
	for _, p := range ps {
		if n := len(out); n > 0 && p.text == "" && out[n-1].text == "" && p.from <= out[n-1].to {
			out[n-1].to = max(out[n-1].to, p.to)
			continue
		}
		out = append(out, p)
	}
	if n := len(out); n > 0 && out[n-1].text == "" && out[n-1].to == len(l.src) {
		last := &out[n-1]
		for last.from > 0 && l.lineIs(l.lineStart(last.from-1)) == ' ' {
			last.from = l.lineStart(last.from - 1)
		}
		if last.from > 0 && !bytes.HasSuffix(l.src, []byte("\n")) { // so was the source
			last.from = l.lineEnd(l.lineStart(last.from - 1))
		}
		slices.SortStableFunc(out, byPlace)
	}
	return out
}
