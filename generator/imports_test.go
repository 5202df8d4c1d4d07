package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// policy is the import policy of the house, read like the picture in the
// README: a package may import what stands to the left of it on its line, and
// nothing else of ours. DO NOT CHANGE THIS DATA TO MEND A BUILD: it is the
// design. "embed" packages carry a folder and import nothing of ours.
const policy = `
NONE < generator/model
NONE < search
NONE < content
NONE < layouts
NONE < static
NONE < generator/invented
NONE < generator/browsing
NONE < generator/walks
NONE < generator/accessibility
generator/model generator/encoding < generator/sheet
NONE < generator/pinyin
NONE < generator/encoding
generator/model < generator/preview
generator/model < generator/schema
generator/model < generator/text
generator/model generator/schema < generator/scaffold
generator/model < generator/media
generator/model generator/encoding generator/text generator/schema generator/media < generator/source
generator/model generator/encoding generator/text < generator/manuscript
generator/model generator/manuscript < generator/word
generator/model generator/encoding generator/manuscript generator/pinyin generator/source generator/text generator/word < generator/intake
generator/model generator/text < generator/specimens
generator/model < generator/wording
generator/model generator/schema generator/text generator/source < generator/registers
generator/model generator/text generator/wording generator/difference < generator/compare
generator/model generator/text generator/wording generator/difference generator/compare < generator/check
generator/model generator/text generator/wording generator/pinyin generator/difference generator/compare < generator/derive
generator/model generator/text generator/wording generator/difference generator/compare generator/derive generator/media < generator/site
NONE < generator/difference
NONE < generator/scorecard
generator/model < generator/signing
generator/model search generator/signing < generator/verify
generator/model generator/verify < generator/publish
generator/model generator/verify < generator/release
generator/model generator/verify generator/signing < generator/federation
generator/model generator/verify generator/release < generator/upload
generator/upload < generator/upload/bucket
`

// owners names the one package that may import a library.
var owners = map[string]string{
	"github.com/yuin/goldmark":         "generator/text",
	"github.com/BurntSushi/toml":       "generator/source",
	"github.com/pelletier/go-toml":     "generator/source",
	"github.com/gohugoio/hugo":         "generator/site",
	"github.com/blevesearch/bleve":     "search",
	"github.com/spf13/cobra":           "generator",
	"github.com/fsnotify/fsnotify":     "generator/preview",
	"golang.org/x/text/encoding":       "generator/encoding",
	"golang.org/x/sys":                 "generator/publish",
	"rsc.io/qr":                        "generator/derive",
	"github.com/spf13/afero":           "generator/site",
	"github.com/xuri/excelize":         "generator/sheet",
	"golang.org/x/net/html":            "generator/verify",
	"github.com/blevesearch/go-porter": "search",
	"github.com/owenrumney/go-sarif":   "generator",
	"github.com/PuerkitoBio/goquery":   "generator/manuscript",
	"github.com/mozillazg/go-pinyin":   "generator/pinyin",
	"golang.org/x/image":               "generator/intake",
	"znkr.io/diff":                     "generator/difference",
	"aead.dev/minisign":                "generator/signing",
	"gocloud.dev":                      "generator/upload/bucket",
	"github.com/aws/aws-sdk-go-v2":     "generator/upload/bucket",
	"github.com/andybalholm/brotli":    "generator/upload",
	"github.com/klauspost/compress":    "generator/upload",
}

func TestImportPolicy(t *testing.T) {
	allowed := map[string][]string{}
	for _, line := range strings.Split(strings.TrimSpace(policy), "\n") {
		left, right, ok := strings.Cut(line, " < ")
		if !ok {
			t.Fatalf("policy line %q", line)
		}
		allowed[strings.TrimSpace(right)] = strings.Fields(left)
	}
	seen := map[string]bool{}
	for _, p := range packages(t) {
		name := strings.TrimPrefix(p.ImportPath, "guiju/")
		seen[name] = true
		for _, imp := range p.Imports {
			if ours, ok := strings.CutPrefix(imp, "guiju/"); ok {
				if name != "generator" && !slices.Contains(allowed[name], ours) {
					t.Errorf("%s imports %s: the policy does not allow it", name, ours)
				}
				continue
			}
			for lib, owner := range owners {
				if (imp == lib || strings.HasPrefix(imp, lib+"/")) && name != owner {
					t.Errorf("%s imports %s: only %s may", name, imp, owner)
				}
			}
		}
		if _, ok := allowed[name]; !ok && name != "generator" {
			t.Errorf("package %s is not in the policy", name)
		}
	}
	for name := range allowed {
		if !seen[name] {
			t.Errorf("the policy names %s, which does not exist", name)
		}
	}
}

type goPackage struct {
	ImportPath string
	Imports    []string
}

func packages(t *testing.T) (list []goPackage) {
	t.Helper()
	cmd := exec.Command("go", "list", "-json=ImportPath,Imports", "guiju/...")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v\n%s", err, stderr.String())
	}
	dec := json.NewDecoder(bytes.NewReader(out))
	for {
		var p goPackage
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			return list
		} else if err != nil {
			t.Fatal(err)
		}
		list = append(list, p)
	}
}
