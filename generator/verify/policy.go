package verify

import (
	"crypto/sha256"
	"encoding/base64"
	"path"
	"slices"
	"strings"
)

// Policy is the content security policy of every page (design: the published
// site asks no other host for anything). media-src is needed for video on
// file://, where 'self' matches the folder's files.
const Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; " +
	"media-src 'self'; form-action 'self'; base-uri 'none'"

// isNotFound tells the page that hosts serve at any depth.
func isNotFound(p string) bool { return path.Base(p) == "404.html" }

// isExample tells the page that shows how another system embeds a provision: it
// is no page of the site.
func isExample(p string) bool { return path.Base(p) == "embed-example.html" }

// isAlone tells the pages that hold all they need: 404.html, and the single
// files of standards, which readers send to each other. They cannot link to a
// style sheet, so their own <style> is allowed by hash (CSP Level 3, 2.3.1).
func isAlone(p string) bool { return isNotFound(p) || path.Base(p) == "single.html" }

func (s *scanner) checkPolicy() {
	h := &s.head
	want := PolicyFor(s.hosts)
	if isExample(s.path) {
		want = Policy // it has no frame
	}
	bad := func(what string) { s.file.report(rulePolicy, 0, 0, what, want) }
	switch len(h.policies) {
	case 0:
		bad("—")
		return
	case 1:
	default:
		bad(strings.Join(h.policies, " | "))
		return
	}
	if h.loads {
		bad("<script>, <link>, <style>, <img> … <meta http-equiv>")
	}
	have := parsePolicy(h.policies[0])
	if !isAlone(s.path) {
		if writePolicy(have) != want {
			bad(short(h.policies[0]))
		}
		return
	}
	hashes := takeHashes(have)
	if !asStrict(have) {
		bad(short(h.policies[0]))
	}
	var styles []string
	for _, style := range h.styles {
		sum := sha256.Sum256([]byte(style))
		styles = append(styles, "'sha256-"+base64.StdEncoding.EncodeToString(sum[:])+"'")
	}
	slices.Sort(hashes)
	slices.Sort(styles)
	if !slices.Equal(slices.Compact(hashes), slices.Compact(styles)) {
		bad("<style> " + strings.Join(styles, " "))
	}
}

// parsePolicy returns the directives, each as name and sources.
func parsePolicy(p string) (directives [][]string) {
	for d := range strings.SplitSeq(p, ";") {
		if words := strings.Fields(d); len(words) > 0 {
			directives = append(directives, words)
		}
	}
	return directives
}

// writePolicy writes a policy in one way.
func writePolicy(directives [][]string) string {
	var all []string
	for _, d := range directives {
		all = append(all, strings.Join(d, " "))
	}
	return strings.Join(all, "; ")
}

// takeHashes takes the hashes out of style-src.
func takeHashes(directives [][]string) (hashes []string) {
	for i, d := range directives {
		if d[0] == "style-src" {
			directives[i] = slices.DeleteFunc(d, func(w string) bool {
				hash := strings.HasPrefix(w, "'sha256-")
				if hash {
					hashes = append(hashes, w)
				}
				return hash
			})
		}
	}
	return hashes
}

// asStrict reports whether a policy allows nothing that Policy does not.
// Directives that are left out fall back to default-src (CSP Level 3, 6.1),
// but base-uri does not; form-action does not either, and these pages have no form.
func asStrict(have [][]string) bool {
	want := map[string][]string{}
	for _, d := range parsePolicy(Policy) {
		want[d[0]] = d[1:]
	}
	named := map[string]bool{}
	for _, d := range have {
		allowed, known := want[d[0]]
		for _, source := range d[1:] {
			if source != "'none'" && !slices.Contains(allowed, source) {
				return false
			}
		}
		if !known || named[d[0]] {
			return false
		}
		named[d[0]] = true
	}
	return named["default-src"] && named["base-uri"]
}
