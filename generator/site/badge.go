package site

import (
	"guiju/generator/derive"
	"guiju/generator/model"
)

// badge is the status of a standard as of the day of the build, with the dates
// from which the reader's clock finds it again (layouts/_partials/badge.html).
type badge struct {
	Status     string `json:"status"`
	InForce    string `json:"inforce,omitempty"`
	Withdrawn  string `json:"withdrawn,omitempty"`
	Superseded string `json:"superseded,omitempty"`
	ReviewDue  string `json:"reviewdue,omitempty"`
}

func newBadge(status model.Status, s model.Standing) badge {
	return badge{string(status), s.InForce.String(), s.Withdrawn.String(), s.Superseded.String(), ""}
}

// badgeOf is the badge of an edition; nil is a work that is only planned.
func (m *maker) badgeOf(e *model.Edition) badge {
	if e == nil {
		return badge{Status: string(model.Planned)}
	}
	return newBadge(e.StatusAt(m.d.Day), e.Standing())
}

// badgeOfVersion is the badge of a wording of an edition.
func (m *maker) badgeOfVersion(v *derive.Version) badge {
	s := v.Standing()
	return newBadge(s.At(m.d.Day), s)
}

// badgeOfReference is the badge of a standard outside the system.
func (m *maker) badgeOfReference(r *model.Reference) badge {
	all := m.d.System.References
	return newBadge(r.StatusAt(m.d.Day, all), r.Standing(all))
}
