// Package release keeps the chain of releases: which files each one had, that
// the chain is whole, and what must be uploaded and deleted to get from one
// release to the next. It makes what goes with a release: notes in both
// languages, a text to share, and the sheet of the security review, which reads
// the finished files as a stranger would.
//
// Records of releases, the list of their files and manifests flow in; manifests
// of the past, problems, plans and papers come out. It writes nothing itself:
// the command release does.
package release

import "guiju/generator/model"

func say(zh, en string) model.Bilingual { return model.Bilingual{Zh: zh, En: en} }
