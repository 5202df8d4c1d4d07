package verify

import (
	"slices"
	"testing"
)

func TestSchemeOf(t *testing.T) {
	for in, want := range map[string]string{
		"":                      "",
		"a":                     "",
		"a.html":                "",
		"a/b:c":                 "",
		"#a:b":                  "",
		"?a:b":                  "",
		":a":                    "",
		"1a:b":                  "",
		"HTTP://x":              "http",
		"javascript:x":          "javascript",
		"web+x-1.0:y":           "web+x-1.0",
		"第:x":                   "",
		"JaVaScRiPt&colon;x(1)": "",
	} {
		if got := schemeOf(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func TestCandidates(t *testing.T) {
	for in, want := range map[string][]string{
		"":                   nil,
		" , ":                nil,
		"a.png":              {"a.png"},
		"a.png 1x, b.png 2x": {"a.png", "b.png"},
		"a.png, b.png":       {"a.png", "b.png"},
		"a.png,b.png 2x":     {"a.png,b.png"}, // one address, as the standard says
		"data:image/png;base64,A== 1x,\n b.png 100w": {"data:image/png;base64,A==", "b.png"},
	} {
		if got := candidates(in); !slices.Equal(got, want) {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func TestAsStrict(t *testing.T) {
	const hash = "'sha256-AAAA'"
	for in, want := range map[string]bool{
		Policy: true,
		"default-src 'none'; style-src " + hash + "; base-uri 'none'":                     true,
		" default-src  'none' ;style-src 'self' " + hash + ";base-uri 'none'; ":           true,
		"default-src 'none'; style-src " + hash + "; form-action 'none'; base-uri 'none'": true,
		"default-src 'none'; style-src " + hash:                                           false,
		"style-src " + hash + "; base-uri 'none'":                                         false,
		"default-src 'self'; base-uri 'none'":                                             false,
		"default-src 'none'; base-uri 'none'; style-src 'unsafe-inline' " + hash:          false,
		"default-src 'none'; base-uri 'none'; script-src " + hash:                         false,
		"default-src 'none'; base-uri 'none'; img-src https:":                             false,
		"default-src 'none'; base-uri 'none'; connect-src 'self'":                         false,
		"default-src 'none'; default-src 'none'; base-uri 'none'":                         false,
	} {
		directives := parsePolicy(in)
		takeHashes(directives)
		if got := asStrict(directives); got != want {
			t.Errorf("%q: got %t", in, got)
		}
	}
}
