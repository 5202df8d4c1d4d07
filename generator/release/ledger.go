package release

import (
	"cmp"
	"slices"

	"guiju/generator/model"
	"guiju/generator/verify"
)

// Append adds the files of release n to the list of all files of the releases
// before it. Lines stand by path, then by the first release; files is not
// changed.
func Append(files []model.PublishedFile, m verify.Manifest, n int) []model.PublishedFile {
	out := slices.Clone(files)
	last := map[string]int{} // lines of release n-1 by path
	for i, f := range out {
		if f.Last == n-1 {
			last[f.Path] = i
		}
	}
	for _, f := range m.Files {
		if i, ok := last[f.Path]; ok && out[i].SHA256 == f.SHA256 && out[i].Size == f.Size {
			out[i].Last = n
			continue
		}
		out = append(out, model.PublishedFile{Path: f.Path, SHA256: f.SHA256, Size: f.Size, First: n, Last: n})
	}
	slices.SortFunc(out, func(a, b model.PublishedFile) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.First, b.First))
	})
	return out
}

// ManifestAt makes the manifest of a past release again, byte for byte.
func ManifestAt(files []model.PublishedFile, r *model.Release) verify.Manifest {
	m := verify.Manifest{
		Tool: r.Tool, AsOf: r.AsOf, Audience: r.Audience, Release: Named(r), Hosts: r.Hosts, Files: []verify.File{},
	}
	for _, f := range files {
		if f.First <= r.Number && r.Number <= f.Last {
			m.Files = append(m.Files, verify.File{Path: f.Path, Size: f.Size, SHA256: f.SHA256})
		}
	}
	return m
}

// Named is what the manifest of a release says of the release.
func Named(r *model.Release) *verify.Release {
	return &verify.Release{Number: r.Number, Time: r.Time, Expires: r.Expires, Previous: r.Previous}
}
