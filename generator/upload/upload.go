// Package upload brings a release to where readers are, a folder or object
// storage, and back to an older one: in an order in which no reader meets a page
// without what it needs, and so that a run that was cut short can go on.
package upload
