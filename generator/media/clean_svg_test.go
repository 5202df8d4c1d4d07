package media_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"guiju/generator/media"
)

// TestCleanSVG: a drawing loses who drew it, with what and where, and nothing
// else; a broken one and one that is clean stay as they are.
func TestCleanSVG(t *testing.T) {
	for _, c := range []struct{ dirty, clean string }{
		{`<?xml version="1.0" encoding="UTF-8"?><!-- SPY --><svg xmlns="http://www.w3.org/2000/svg" width="4"><rect/></svg>`,
			`<?xml version="1.0" encoding="UTF-8"?><svg xmlns="http://www.w3.org/2000/svg" width="4"><rect/></svg>`},
		{"<svg sodipodi:docname=\"C:\\SPY\\a > b.svg\"\n   inkscape:export-filename='/home/SPY' width=\"4\"><sodipodi:namedview id='SPY'><inkscape:grid/></sodipodi:namedview><g inkscape:label=\"SPY\" id=\"a\"><metadata id=\"SPY\"><rdf:RDF><dc:creator>SPY</dc:creator><!-- SPY --></rdf:RDF></metadata><text>名称 &lt;metadata&gt;</text></g></svg>\n",
			"<svg width=\"4\"><g id=\"a\"><text>名称 &lt;metadata&gt;</text></g></svg>\n"},
		{`<svg><metadata/><path d="M0 0"/><inkscape:a/></svg>`, `<svg><path d="M0 0"/></svg>`},
		{`<svg><style>/* inkscape:x="1" */ .a { fill: red }</style><![CDATA[ <!-- kept --> ]]></svg>`,
			`<svg><style>/* inkscape:x="1" */ .a { fill: red }</style><![CDATA[ <!-- kept --> ]]></svg>`},
		{`<svg><metadata>SPY`, `<svg><metadata>SPY`},
		{`<svg a=b>SPY<!-- x --></svg>`, `<svg a=b>SPY<!-- x --></svg>`},
	} {
		if got := string(media.Clean("a.svg", []byte(c.dirty))); got != c.clean {
			t.Errorf("%s\nis cleaned to\n%s\nnot\n%s", c.dirty, got, c.clean)
		}
	}
	drawings, err := filepath.Glob("../../content/standards/*/*/figures/*.svg")
	if err != nil || len(drawings) == 0 {
		t.Fatalf("%d drawings: %v", len(drawings), err)
	}
	for _, name := range drawings {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		once := media.Clean(name, b)
		if !bytes.Equal(media.Clean(name, once), once) || bytes.Contains(once, []byte("<!--")) || len(once) < len(b)/2 {
			t.Errorf("%s: %d bytes of %d", name, len(once), len(b))
		}
	}
}
