package search

// Postings, FORMAT.md §8. The body has one entry for each provision; the
// other fields repeat over neighbours (a title stands over all its page's
// provisions), so they are written as runs.

// posting is one provision that has a term.
type posting struct {
	doc   int
	freq  int
	class byte
}

// appendPostings writes the postings of a term, which are sorted.
func appendPostings(b []byte, field string, ps []posting) []byte {
	w := writer{b}
	switch field {
	case fieldBody:
		next := 0
		for _, p := range ps {
			gap := (p.doc - next) << 1
			if p.freq > 1 {
				w.num(gap | 1)
				w.num(p.freq)
			} else {
				w.num(gap)
			}
			next = p.doc + 1
		}
		for _, p := range ps {
			w.byte(p.class)
		}
	default:
		next := 0
		for i := 0; i < len(ps); {
			n := 1
			for i+n < len(ps) && ps[i+n] == (posting{ps[i].doc + n, ps[i].freq, ps[i].class}) {
				n++
			}
			w.num(ps[i].doc - next)
			w.num(n)
			if field == fieldTitle {
				w.num(ps[i].freq)
				w.byte(ps[i].class)
			}
			next = ps[i].doc + n
			i += n
		}
	}
	return w.b
}

// decodePostings reads df postings of provisions below docs.
func decodePostings(field string, b []byte, df, docs int) ([]posting, error) {
	if df > docs {
		return nil, errParts
	}
	return readPostings(make([]posting, 0, df), field, b, df, docs)
}

// readPostings appends them to ps.
func readPostings(ps []posting, field string, b []byte, df, docs int) ([]posting, error) {
	r := &reader{b: b}
	from, doc := len(ps), 0
	if field == fieldBody {
		for range df {
			v := r.num()
			p := posting{doc: doc + v>>1, freq: 1}
			if v&1 != 0 {
				p.freq = r.num()
			}
			ps = append(ps, p)
			doc = p.doc + 1
		}
		for i := from; i < len(ps); i++ {
			if ps[i].class = r.byte(); int(ps[i].class) >= len(classLength) {
				return nil, errParts
			}
		}
	} else {
		for len(ps) < from+df && r.err == nil {
			doc += r.num()
			n := r.num()
			p := posting{freq: 1}
			if field == fieldTitle {
				p.freq, p.class = r.num(), r.byte()
			}
			if n == 0 || n > from+df-len(ps) || int(p.class) >= len(classLength) {
				return nil, errParts
			}
			for range n {
				p.doc = doc
				ps = append(ps, p)
				doc++
			}
		}
	}
	if r.err == nil && (len(r.b) > 0 || doc > docs) {
		r.err = errParts
	}
	return ps, r.err
}

// normOfPosting is the norm bleve gives the posting: names count as one term.
func normOfPosting(field string, class byte) float64 {
	if field == fieldPage || field == fieldDoc {
		return 1
	}
	return norm(class)
}
