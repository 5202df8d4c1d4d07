package upload

import (
	"context"
	"maps"
	"slices"
	"strings"
	"time"

	"guiju/generator/release"
	"guiju/generator/verify"
)

// leave says what becomes of the files that the release does not have.
func (p *Plan) leave(ctx context.Context, t *there) error {
	want, base := map[string]bool{verify.ManifestName: true}, map[string]encoded{}
	for _, f := range p.files() {
		for _, form := range p.o.forms(f) {
			want[form.name] = true
		}
	}
	p.unsign = p.r.Signature == nil && p.entries[verify.SignatureName].Name != ""
	want[verify.SignatureName] = true
	since := map[string]stale{}
	for _, s := range p.old.Stale {
		since[s.Path] = s
	}
	for _, e := range p.old.Encoded {
		if !p.o.Target.KeepsAttributes() {
			base[e.Name] = e
		}
	}
	addresses := 0
	var stay []stale
	var twins []encoded
	for _, name := range slices.Sorted(maps.Keys(p.entries)) {
		if want[name] {
			continue
		}
		if e, ok := base[name]; ok { // of a file that is wanted, stale, or gone
			plain := strings.TrimSuffix(name, suffixes[e.As])
			if _, there := p.entries[plain]; there && !want[plain] {
				twins = append(twins, e)
			} else {
				p.Drops = append(p.Drops, name)
			}
			continue
		}
		s, ok := since[name]
		if !ok {
			k, ours, err := p.lookUp(ctx, t, name)
			if err != nil {
				return err
			}
			if !ours {
				p.Foreign = append(p.Foreign, name)
				continue
			}
			s = stale{Path: name, SHA256: k.sha256, Size: k.size, Since: p.o.Now.UTC().Truncate(time.Second)}
		}
		stay = append(stay, s)
		if p.isDue(s) && !release.IsHashed(name) {
			addresses++
		}
	}
	if addresses > p.o.MaxDelete {
		p.OverCap = addresses
	}
	for _, s := range stay {
		if p.isDue(s) && (p.OverCap == 0 || release.IsHashed(s.Path)) {
			p.Due = append(p.Due, s.Path)
			p.gone[s.Path] = s
			continue
		}
		p.next.Stale = append(p.next.Stale, s)
		p.Deferred = append(p.Deferred, Deferred{s.Path, s.Since.Add(p.o.Grace)})
	}
	p.keepTwins(twins)
	return nil
}

func (p *Plan) isDue(s stale) bool { return !p.o.Now.Before(s.Since.Add(p.o.Grace)) }

// keepTwins remembers the encoded copies of files that stay for now; those of
// files that are deleted go with them.
func (p *Plan) keepTwins(twins []encoded) {
	for _, e := range twins {
		if _, gone := p.gone[strings.TrimSuffix(e.Name, suffixes[e.As])]; !gone {
			p.next.Encoded = append(p.next.Encoded, e)
		}
	}
	slices.SortFunc(p.next.Encoded, func(a, b encoded) int { return strings.Compare(a.Name, b.Name) })
}
