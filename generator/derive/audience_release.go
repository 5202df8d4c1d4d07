package derive

import (
	"slices"
	"strings"

	"guiju/generator/model"
)

// releasesFor leaves the public its own chain, and in it what is said of
// standards that the public sees today: what was withdrawn from the public view
// looks like what was never in it, and so does what is gone altogether. Of a
// standard with a record only, no provisions are told.
func releasesFor(sys *model.System, shut map[string]model.Decision) {
	chain := sys.Releases[model.Public]
	// KnownFiles tells of those files only whose address is on the site today.
	sys.Published = map[model.Audience][]model.PublishedFile{model.Public: sys.Published[model.Public]}
	sys.Gone = kept(sys.Gone, func(g *model.Gone) bool {
		return !ofUnlisted(g.Path, shut) && !ofUnlisted(g.Successor, shut)
	})
	sys.Releases = map[model.Audience][]*model.Release{model.Public: mapped(chain, func(r *model.Release) *model.Release {
		out := *r
		out.Works = nil
		for _, c := range r.Works {
			_, closed := shut[c.Work]
			if sys.Work(c.Work) == nil || c.Change == model.ReleasedGone || closed && !slices.Contains(ofRecords, c.Change) {
				continue
			}
			if closed {
				c.Provisions = nil
			}
			out.Works = append(out.Works, c)
		}
		return &out
	})}
}

// ofRecords are the changes that may be told of a standard whose text is
// withheld.
var ofRecords = []string{model.ReleasedRecord, model.ReleasedStatus}

// ofUnlisted reports whether an address is one of an unlisted standard: its
// page, a place in it, what stands below it, or a file of its name.
func ofUnlisted(address string, shut map[string]model.Decision) bool {
	for id := workOfPage(address); id != ""; {
		if shut[id] == model.Unlisted {
			return true
		}
		end := strings.LastIndexByte(id, '.') // ids may have dots too
		id = id[:max(end, 0)]
	}
	return false
}
