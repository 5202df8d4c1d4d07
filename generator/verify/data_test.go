package verify

import (
	"reflect"
	"strings"
	"testing"
)

// TestJSONInPlace: a data file that is read in place gives the links that the
// walk of its values gives; what it does not read it leaves to that walk.
func TestJSONInPlace(t *testing.T) {
	for _, c := range []struct {
		json  string
		links int
		walk  bool
	}{
		{json: `{"path": "a.html", "title": "b.html"}`, links: 1},
		{json: `{"url": ["a.html", {"x": 1, "name": "no.html"}, "b.html#1.2"], "n": -1.5e3}`, links: 2},
		{json: `[{"page": {"deep": "no.html"}}, {"page": "../c/d.json"}, {"page": "../c/d.json"}, null, true]`, links: 1},
		{json: "{\n \"address\":\n \"x.html\",\n \"say\": \"a \\\"path\\\": \\\\\"}", links: 1},
		{json: `{"path": "名.html", "page": "https://example.org/a.html", "url": ""}`},
		{json: `"a.html"`},
		{json: `{"p\u0061th": "a.html"}`, links: 1, walk: true},
		{json: `{"path": "a\u002ehtml"}`, links: 1, walk: true},
		{json: strings.Repeat("[", 70) + strings.Repeat("]", 70), walk: true},
	} {
		place, walked := &file{path: "data/x.json"}, &file{path: "data/x.json"}
		if read := place.readValid([]byte(c.json)); read == c.walk {
			t.Errorf("%s: read in place: %t", c.json, read)
		}
		walked.walkJSON([]byte(c.json))
		if len(walked.links) != c.links || len(walked.problems) > 0 {
			t.Errorf("%s: %d links, want %d; %v", c.json, len(walked.links), c.links, walked.problems)
		}
		if !c.walk && !reflect.DeepEqual(place.links, walked.links) {
			t.Errorf("%s: in place %v, walked %v", c.json, place.links, walked.links)
		}
	}
}
