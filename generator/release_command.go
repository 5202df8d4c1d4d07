package main

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"os"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"guiju/generator/derive"
	"guiju/generator/intake"
	"guiju/generator/model"
	"guiju/generator/preview"
	"guiju/generator/publish"
	"guiju/generator/release"
	"guiju/generator/signing"
	"guiju/generator/source"
	"guiju/generator/verify"
)

// releasing are the flags of release.
type releasing struct {
	note         model.Bilingual
	time         string
	days         int
	write, again bool
	renew        bool
	key          string // file of the secret key
	password     string // file with its password
}

func (c *command) releaseCommand() *cobra.Command {
	var o releasing
	cmd := &cobra.Command{
		Use:   "release",
		Short: "Publish a numbered release and remember it in the content / 正式发布一次并记入内容",
		Long: "Build the site as the next release of its chain and show what would be remembered of it; with\n" +
			"--write remember it in the content (permanent keys, releases/) and put the site in its place.\n" +
			"Beside the published folder stand the upload list, the notes, a text to share and the sheet of\n" +
			"the security review. With --key the manifest is signed; where system.toml names a public key\n" +
			"(release.public-key), only the key that fits it publishes. An interrupted release is completed by\n" +
			"running the command again.\n" +
			"把网站作为下一次发布生成，并显示要记下的内容；加 --write 才写入内容文件夹（永久编码、releases/）\n" +
			"并换上新网站。发布文件夹旁边另有上传清单、发布说明、转发文字和安全审查表。加 --key 则签署清单；\n" +
			"system.toml 写有公钥（release.public-key）的，只能用与它相配的私钥发布。\n" +
			"中途断掉的发布，再运行一次就会补完。",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return c.release(cmd.Context(), o) },
	}
	f := cmd.Flags()
	f.StringVar(&o.note.Zh, "note-zh", "", "note by the editors, in Chinese / 编辑说明（中文）")
	f.StringVar(&o.note.En, "note-en", "", "the same in English / 编辑说明（英文）")
	f.StringVar(&o.time, "time", "", "time of the release, as 2026-11-26T10:00:00+08:00 (default: now) / 发布时间")
	f.IntVar(&o.days, "expires", 0, "after how many `DAYS` it is to be renewed (default: release.days of system.toml, else 365) / 有效天数")
	f.BoolVar(&o.write, "write", false, "write the records and publish / 写入记录并发布")
	f.BoolVar(&o.again, "again", false, "build the last release again and say whether it has the same hash / 重做最近一次发布并核对指纹")
	f.StringVar(&o.key, "key", "", "sign the release with the secret key in `FILE` (see key new) / 用此文件中的私钥签署")
	f.StringVar(&o.password, "password-file", "", "`FILE` whose first line is the password of the key / 第一行是私钥口令的文件")
	f.BoolVar(&o.renew, "renew", false, "release although nothing changed, to renew the expiry / 没有变化也发布，以延长有效期")
	return cmd
}

// shanghai is the time of the sites: UTC+8, no summer time.
var shanghai = time.FixedZone("Asia/Shanghai", 8*60*60)

// validDays is how long a release is good where nobody says.
const validDays = 365

// release is the street with a record of it: what is remembered is known before
// the site takes its place, and is written right before it does.
func (c *command) release(ctx context.Context, o releasing) error {
	w, err := c.wish()
	if err != nil {
		return err
	}
	when, err := c.releaseTime(o.time)
	if err != nil {
		return err
	}
	if y, m, d := when.Date(); c.asOf == "" {
		w.day = model.NewDate(y, m, d)
	}
	root, err := c.folder("--content ", c.content)
	if err != nil {
		return err
	}
	defer root.Close()
	resumed, err := resume(root)
	if err != nil {
		return failure{exitMachine, err}
	}
	if resumed {
		c.say(w.lang, "上一次发布中途停下，记录已补完；现在重做它的网站", "the release before was interrupted; its record is complete now, and its site is made again")
		o.again = true
	}
	in, err := c.open()
	if err != nil {
		return err
	}
	if _, err := publish.Recover(w.publishing(in, c.out)); err != nil {
		return publishFailure(err, w.lang)
	}
	sys, files, err := c.load(in, w.day, w.lang)
	if err != nil {
		return err
	}
	r := &releaser{command: c, releasing: o, site: w, when: when, root: root, in: in, sys: sys, files: files}
	r.site.released = true
	if r.secret, err = c.signer(o, sys.Config.Release.PublicKey); err != nil {
		return err
	}
	if o.again {
		return r.remake(ctx)
	}
	return r.make(ctx)
}

// releaseTime is the time of a release, to the second.
func (c *command) releaseTime(named string) (time.Time, error) {
	if named == "" {
		return time.Now().In(shanghai).Truncate(time.Second), nil
	}
	t, err := time.Parse(time.RFC3339, named)
	if err != nil {
		return t, c.usage("--time %s：写成 2026-11-26T10:00:00+08:00 这样的时间", "--time %s: a time is written 2026-11-26T10:00:00+08:00", named)
	}
	return t.In(shanghai), nil
}

// releaser makes one release.
type releaser struct {
	*command
	releasing
	site  wish
	when  time.Time
	root  *os.Root
	in    input
	sys   *model.System // as it was before
	files *source.Files

	secret *signing.Secret // nil where the release is not signed

	record    *model.Release
	tree      map[string][]byte
	manifest  verify.Manifest
	signature []byte
	derived   *derive.Derived
}

// make makes the next release.
func (r *releaser) make(ctx context.Context) error {
	if err := r.begin(); err != nil {
		return err
	}
	keys := r.remembered()
	// The content as it will be, read as the next build will read it.
	first := source.Change{Path: r.recordPath(), New: source.EncodeRelease(r.record)}
	r.in.content = intake.After(r.in.content, append(keys, first))
	sys, files, problems, err := source.Load(r.in.content)
	if err != nil {
		return failure{exitMachine, err}
	}
	if err := r.stop(problems, files, r.site.lang); err != nil {
		return err
	}
	if err := r.produceRelease(ctx, sys, files); err != nil {
		return err
	}
	old := r.lastManifest()
	r.record.Pages = countPages(old, r.manifest)
	r.record.Manifest = release.Hash(r.manifest.Encode())
	if !r.renew && r.same(old) {
		r.say(r.site.lang, "与第 %d 次发布相比没有变化，没有发布；要延长有效期，加 --renew", "nothing changed since release %d: nothing is released; --renew renews the expiry", r.record.Number-1)
		return nil
	}
	changes := append(keys, r.change(r.recordPath(), source.EncodeRelease(r.record)),
		r.change(r.listPath(), source.EncodeFiles(release.Append(r.sys.Published[r.site.audience], r.manifest, r.record.Number))))
	r.tell(changes, old)
	if !r.write {
		r.say(r.site.lang, "还没有写入；核对后加 --write 再运行一次", "nothing is written yet: look at it, then run this again with --write")
		return nil
	}
	to := r.options()
	to.Commit = func() error { return commit(r.root, changes, func() error { return nil }) }
	if _, err := r.put(ctx, r.tree, files, to, r.site.lang); err != nil {
		return err
	}
	return r.papers(old)
}

// begin fills what is known of the release before it is made.
func (r *releaser) begin() error {
	chain := r.sys.Releases[r.site.audience]
	when := r.when
	y, m, d := when.Date()
	days := r.days
	if days == 0 {
		days = r.sys.Config.Release.Days
	}
	if days == 0 {
		days = validDays
	}
	if days < 0 {
		return r.usage("--expires %d：要大于 0", "--expires %d: want more than 0", days)
	}
	r.record = &model.Release{
		Audience: r.site.audience, Number: len(chain) + 1, Time: when.Format(time.RFC3339), AsOf: r.site.day,
		Expires: model.NewDate(y, m, d+days), Tool: tool, Hosts: r.sys.Config.Site.Frame.Hosts, Note: r.note,
	}
	if len(chain) > 0 {
		last := chain[len(chain)-1]
		if before, err := time.Parse(time.RFC3339, last.Time); err == nil && !when.After(before) {
			return r.usage("发布时间 %s 不晚于上一次发布（%s）", "the time %s is not later than that of the release before (%s)", r.record.Time, last.Time)
		}
		r.record.Previous = release.Hash(r.lastManifest().Encode())
	}
	r.record.Works = derive.News(derive.For(r.sys, r.site.audience), chain, r.site.day)
	return nil
}

// remembered are the keys.toml files as the release leaves them.
func (r *releaser) remembered() (changes []source.Change) {
	seen := derive.For(r.sys, r.site.audience)
	keys := derive.PermanentFor(r.sys, seen, r.record.Day())
	for _, w := range seen.Works {
		k, changed := keys[w.ID]
		if !changed {
			k = r.sys.Work(w.ID).Keys
		}
		k.Editions = slices.Clone(k.Editions)
		r.date(&k, w)
		ch := r.change(path.Join("standards", w.ID, "keys.toml"), source.EncodeKeys(k))
		if remembersNothing := ch.Old == nil && len(k.Editions)+len(k.Provisions) == 0; !remembersNothing && !bytes.Equal(ch.Old, ch.New) {
			changes = append(changes, ch)
		}
	}
	return changes
}

// date writes the dates of what the public hears of for the first time: that
// an internal release had it before is nobody's business.
func (r *releaser) date(k *model.Keys, w *model.Work) {
	if r.site.audience != model.Public {
		return
	}
	day := r.record.Day()
	for _, c := range r.record.Works {
		if c.Work != w.ID {
			continue
		}
		for i := range k.Editions {
			e := &k.Editions[i]
			if e.Year != c.Edition {
				continue
			}
			switch c.Change {
			case model.ReleasedRecord:
				e.Recorded = day
			case model.ReleasedText:
				e.Text = day
				if e.Recorded.After(e.Text) || !r.toldBefore(c) {
					e.Recorded = e.Text
				}
			}
		}
	}
	for _, key := range derive.NewAmendments(w, r.sys.Releases[r.site.audience], r.site.day) {
		if i := slices.IndexFunc(k.Editions, func(e model.EditionKey) bool { return e.Year == key }); i >= 0 {
			k.Editions[i].Recorded, k.Editions[i].Text = day, day
		}
	}
}

// toldBefore reports whether the chain has named the edition.
func (r *releaser) toldBefore(c model.Released) bool {
	return slices.ContainsFunc(r.sys.Releases[r.site.audience], func(before *model.Release) bool {
		return slices.ContainsFunc(before.Works, func(b model.Released) bool { return b.Work == c.Work && b.Edition == c.Edition })
	})
}

func (r *releaser) recordPath() string {
	return path.Join(source.ReleasesFolder, string(r.site.audience), fmt.Sprint(r.record.Number, ".toml"))
}

func (r *releaser) listPath() string {
	return path.Join(source.ReleasesFolder, string(r.site.audience), source.FilesList)
}

// change is a change of a file of the content as it is on the disk.
func (r *releaser) change(name string, b []byte) source.Change {
	old, err := r.root.ReadFile(name)
	if err != nil {
		old = nil // commit says what is wrong with it
	}
	return source.Change{Path: name, Old: old, New: b}
}

// produceRelease makes the files of the site and their manifest.
func (r *releaser) produceRelease(ctx context.Context, sys *model.System, files *source.Files) (err error) {
	if r.derived, r.tree, err = r.produce(ctx, r.in, sys, files, r.site); err != nil {
		return err
	}
	r.manifest = r.options().ManifestOf(r.tree)
	if r.secret != nil {
		r.signature, err = r.sign(r.manifest.Encode())
	}
	return err
}

// sign signs the manifest of the release.
func (r *releaser) sign(manifest []byte) ([]byte, error) {
	return r.secret.Sign(manifest, signing.Comment{Release: r.record.Number, Time: r.record.Time, Expires: r.record.Expires, Previous: r.record.Previous})
}

// plan is what to upload and delete, the signature among it.
func (r *releaser) plan(old verify.Manifest) (put []release.Step, del []string) {
	put, del = release.Plan(old, r.manifest)
	if r.signature != nil && len(put) > 0 {
		put = release.WithSignature(put, r.signature)
	}
	return put, del
}

// options say how the release is published.
func (r *releaser) options() publish.Options {
	to := r.site.publishing(r.in, r.out)
	to.Tool, to.Release, to.Hosts = r.record.Tool, release.Named(r.record), r.record.Hosts
	if r.secret != nil {
		to.Sign = r.sign
	}
	return to
}

// lastManifest is that of the release before, the zero manifest for the first.
func (r *releaser) lastManifest() verify.Manifest {
	chain := r.sys.Releases[r.site.audience]
	if r.record != nil {
		chain = chain[:r.record.Number-1]
	}
	if len(chain) == 0 {
		return verify.Manifest{}
	}
	return release.ManifestAt(r.sys.Published[r.site.audience], chain[len(chain)-1])
}

// countPages counts the pages that are new, changed and gone.
func countPages(old, new verify.Manifest) (n model.PageCount) {
	before := map[string]string{}
	for _, f := range old.Files {
		before[f.Path] = f.SHA256
	}
	for _, f := range new.Files {
		hash, was := before[f.Path]
		delete(before, f.Path)
		switch {
		case path.Ext(f.Path) != ".html":
		case !was:
			n.Added++
		case hash != f.SHA256:
			n.Changed++
		}
	}
	for p := range before {
		if path.Ext(p) == ".html" {
			n.Removed++
		}
	}
	return n
}

// ofItself are the files that tell of a release: they are other in each.
var ofItself = []string{"index.html", model.ReleasesPath, model.WhatsNewPath, derive.ReleasesData, "feed.xml", "feed.json", "feeds.html"}

// same reports whether the site is that of the release before, but for what it
// says of the release itself.
func (r *releaser) same(old verify.Manifest) bool {
	if len(old.Files) == 0 || len(r.record.Works) > 0 {
		return false
	}
	put, del := release.Plan(old, r.manifest)
	for _, s := range put {
		p := strings.TrimPrefix(s.Path, model.En.Prefix())
		if p != verify.ManifestName && !strings.HasPrefix(p, "feeds/") && !slices.Contains(ofItself, p) {
			return false
		}
	}
	return len(del) == 0
}

// tell says what is about to be remembered and uploaded.
func (r *releaser) tell(changes []source.Change, old verify.Manifest) {
	put, del := r.plan(old)
	t := derive.TallyRelease(r.derived.System, r.record)
	r.say(r.site.lang, "第 %d 次发布（%s）：%s，截至 %s，有效期至 %s", "release %d (%s): %s, as of %s, valid until %s",
		r.record.Number, r.site.audience, r.record.Time, r.record.AsOf, r.record.Expires)
	r.say(r.site.lang, "有变化的标准 %d 项，样本 %d 项；网页新增 %d，改动 %d，移除 %d", "standards that changed: %d, and %d samples; pages: %d new, %d changed, %d removed",
		t.Real, t.Samples, r.record.Pages.Added, r.record.Pages.Changed, r.record.Pages.Removed)
	r.say(r.site.lang, "上传 %d 个文件，删除 %d 个", "files to upload: %d, to delete: %d", len(put), len(del))
	r.say(r.site.lang, "写入内容的文件：", "files of the content that are written:")
	for _, ch := range changes {
		fmt.Fprintf(r.stdout, "    %s\n", printable(ch.Path))
	}
}

// papers writes what goes with the release beside the published folder.
func (r *releaser) papers(old verify.Manifest) error {
	put, del := r.plan(old)
	up := release.Upload{Release: r.record.Number, Put: put, Delete: del}
	p := release.Papers{System: r.derived.System, Record: r.record, Base: r.site.base}
	out := map[string][]byte{"upload.txt": up.Text(), "upload.json": up.JSON()}
	for _, l := range r.sys.Langs() {
		out["notes."+string(l)+".md"], out["share."+string(l)+".txt"] = p.Notes(l), p.Share(l)
	}
	tree := maps.Clone(r.tree)
	tree[verify.ManifestName] = r.manifest.Encode()
	sheet, err := release.Review(preview.Tree(tree), r.sys.Config.Release.Words)
	if err != nil {
		return failure{exitMachine, err}
	}
	if r.site.audience == model.Internal {
		n := 0
		for _, w := range r.sys.Works {
			if r.sys.Decision(w) != model.FullText {
				n++
			}
		}
		sheet.Withheld = &n
	}
	if err := r.beside(sheet, out); err != nil {
		return err
	}
	r.say(r.site.lang, "上传清单、发布说明、转发文字和审查表在 %s-release", "upload list, notes, text to share and review sheet: %s-release", r.out)
	return nil
}

// remake builds the last release again from the content as it is.
func (r *releaser) remake(ctx context.Context) error {
	chain := r.sys.Releases[r.site.audience]
	if len(chain) == 0 {
		return r.usage("还没有发布过，没有可重做的", "there is no release to build again")
	}
	r.record = chain[len(chain)-1]
	r.site.day = r.record.AsOf
	if err := r.produceRelease(ctx, r.sys, r.files); err != nil {
		return err
	}
	if hash := release.Hash(r.manifest.Encode()); hash != r.record.Manifest {
		r.say(r.site.lang, "不一样：第 %d 次发布记录的是 %s，现在做出的是 %s；内容、程序或 --base-url 有变化", "not the same: release %d has %s, this is %s; the content, the program or --base-url is another",
			r.record.Number, r.record.Manifest, hash)
		return failure{exitProblems, errFound}
	}
	r.say(r.site.lang, "一样：第 %d 次发布，清单指纹 %s", "the same: release %d, manifest %s", r.record.Number, r.record.Manifest)
	if _, err := r.put(ctx, r.tree, r.files, r.options(), r.site.lang); err != nil {
		return err
	}
	return r.papers(r.lastManifest())
}
