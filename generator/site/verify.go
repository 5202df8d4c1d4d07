package site

import (
	"guiju/generator/model"
)

// verifyView is the page on which a reader finds out whether a file is of this
// site. Scripts do that (layouts/_assets/js-known) from the fingerprints below
// data/known; without them the page says how to do it by hand.
type verifyView struct {
	Release  int    `json:"release,omitempty"`
	Day      string `json:"day,omitempty"`
	Expires  string `json:"expires,omitempty"`
	Key      string `json:"key,omitempty"` // public key of the publisher
	Releases int    `json:"releases"`
	Index    bool   `json:"index"` // there is a search index, which holds what unpacks in old browsers
}

// verify is that page.
func (m *maker) verify() page {
	title := m.words("核对文件", "Check a file")
	v := verifyView{Key: m.d.System.Config.Release.PublicKey, Releases: len(m.d.System.Releases[m.d.Audience])}
	if r := m.d.Release; r != nil {
		v.Release, v.Day, v.Expires = r.Number, r.Day().String(), r.Expires.String()
	}
	return page{
		path: model.VerifyPath, layout: "verify", title: title, crumbs: m.underHub(title), labels: column(title.T, "", title.T),
		data: v,
	}
}
