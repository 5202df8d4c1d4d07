package verify

// plainTag reads a start tag that is written in the plainest way, as those of
// our pages are: names in lower case, values in double quotes without character
// references. It makes no copies, which the tokenizer makes of every name and
// value. plain is false for a tag written in any other way, and for one that
// names an attribute twice: those the tokenizer reads.
func plainTag(raw []byte, attrs []attr) (name []byte, _ []attr, plain bool) {
	if len(raw) < 3 || raw[0] != '<' || raw[len(raw)-1] != '>' {
		return nil, nil, false
	}
	i := nameEnd(raw, 1)
	if i == 1 {
		return nil, nil, false
	}
	name = raw[1:i]
	for {
		for raw[i] == ' ' || raw[i] == '\n' {
			i++
		}
		if raw[i] == '>' || raw[i] == '/' && i == len(raw)-2 {
			return name, attrs, i >= len(raw)-2
		}
		end := nameEnd(raw, i)
		if end == i {
			return nil, nil, false
		}
		a := attr{key: raw[i:end], val: raw[end:end]}
		for _, other := range attrs {
			if string(other.key) == string(a.key) {
				return nil, nil, false
			}
		}
		i = end
		if raw[i] == '=' {
			if raw[i+1] != '"' {
				return nil, nil, false
			}
			i += 2
			for end = i; raw[end] != '"'; end++ {
				if c := raw[end]; c == '&' || c == '\r' || c == 0 || end == len(raw)-1 {
					return nil, nil, false
				}
			}
			a.val, i = raw[i:end], end+1
		}
		if c := raw[i]; c != ' ' && c != '\n' && c != '/' && c != '>' {
			return nil, nil, false
		}
		attrs = append(attrs, a)
	}
}

// plainEnd is plainTag for an end tag.
func plainEnd(raw []byte) (name []byte, plain bool) {
	if len(raw) < 4 || raw[len(raw)-1] != '>' || nameEnd(raw, 2) != len(raw)-1 {
		return nil, false
	}
	return raw[2 : len(raw)-1], true
}

// nameEnd is where the name ends that begins at i. The last byte of a tag is
// none of a name.
func nameEnd(raw []byte, i int) int {
	for c := raw[i]; c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == ':'; c = raw[i] {
		i++
	}
	return i
}
