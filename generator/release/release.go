// Package release keeps the chain of releases: what each one changed, which
// files it had, and what must be uploaded and deleted to get from one to the
// next. It writes nothing itself: the command release does.
package release
