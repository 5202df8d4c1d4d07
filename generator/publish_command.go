package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"guiju/generator/model"
	"guiju/generator/signing"
	"guiju/generator/source"
	"guiju/generator/upload"
	"guiju/generator/verify"
)

// bringing is what publish and rollback share.
type bringing struct {
	write       bool
	history     string
	precompress string
	grace       time.Duration
	maxDelete   int
	now         string
	key         string
}

func (b *bringing) flags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.BoolVar(&b.write, "write", false, "do it; without it only say what would be done / 执行；不加则只列出")
	f.StringVar(&b.history, "history", "", "keep the history in this `TARGET` of its own, not below .guiju/ / 历史另存于此")
	f.StringVar(&b.precompress, "precompress", "", "gzip, br, gzip,br or none: keep text compressed too (default: as before) / 同时保存压缩文件")
	f.DurationVar(&b.grace, "grace", 24*time.Hour, "how long files stay that the release no longer has / 旧文件保留多久")
	f.IntVar(&b.maxDelete, "max-delete", 256, "delete at most so many addresses in one run, else none / 一次最多删除多少个地址，超过则一个不删")
	f.StringVar(&b.key, "key", "", "public key of the publisher, or a `FILE` with it: a release that it did not sign is refused (publish: default release.public-key of system.toml) / 公钥或存有公钥的文件，不是它签署的发布不上传")
	f.StringVar(&b.now, "now", "", "the `TIME` of the run, RFC 3339 (default: now) / 运行时刻")
}

func (c *command) publishCommand() *cobra.Command {
	var b bringing
	var site string
	cmd := &cobra.Command{
		Use:   "publish TARGET",
		Short: "Bring a released site to a folder or to object storage / 上传已发布编号的网站",
		Long: "Verify a released folder (--site) and bring it to TARGET: a folder, or s3://bucket/prefix?endpoint=…\n" +
			"(a program built with the tag s3; credentials from AWS_ACCESS_KEY_ID and the like). Says what it would\n" +
			"do; --write does it: hashed assets first, then texts, pages, lists, and the manifest last, so that no\n" +
			"page is there before what it loads. Where system.toml names a public key (or --key does), a release\n" +
			"that is not signed with it is refused. A run that was cut short goes on when run again. Every file and\n" +
			"manifest is kept in a history (.guiju/), which the host must not show; rollback goes back from it.\n" +
			"核验一个有发布编号的文件夹（--site），上传到 TARGET：文件夹，或 s3://桶/前缀?endpoint=…（程序用 s3 标签构建，\n" +
			"密钥取自 AWS_ACCESS_KEY_ID 等环境变量）。先列出要做什么，加 --write 才执行：先上传带散列值的资源，\n" +
			"再上传文本、网页、目录，最后上传清单，网页不会先于它所用的文件出现。中断后再运行即可继续。\n" +
			"system.toml 写有公钥的（或用 --key 给出），不是它签署的发布不上传。\n" +
			"每个文件、每份清单都存入历史（.guiju/，网站服务器不得公开），rollback 由此退回。",
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if site == "" {
				site = c.out
			}
			return c.publish(cmd.Context(), b, args[0], site)
		},
	}
	b.flags(cmd)
	cmd.Flags().StringVar(&site, "site", "", "the released folder `DIR` (default: --out) / 要上传的文件夹")
	return cmd
}

func (c *command) publish(ctx context.Context, b bringing, target, dir string) error {
	_, _, lang, err := c.settings()
	if err != nil {
		return err
	}
	if err := c.uploadApart(target, b.history, dir); err != nil {
		return err
	}
	o, done, err := c.uploadOptions(ctx, b, target)
	if err != nil {
		return err
	}
	defer done()
	root, err := c.folder("--site ", dir)
	if err != nil {
		return err
	}
	defer root.Close()
	release, err := upload.Open(root.FS())
	if err != nil {
		return uploadFailure(err, lang)
	}
	key, err := c.publisherKey(b.key, true)
	if err != nil {
		return err
	}
	problems, _, err := c.verified(ctx, dir, verify.Known{Key: key})
	if err != nil {
		return err
	}
	if model.HasErrors(problems) {
		line := func(string, int) string { return "" }
		if err := report(c.stderr, problems, line, lang, "text", colours(c.stderr)); err != nil {
			return failure{exitMachine, err}
		}
		return failure{exitIntegrity, errFound}
	}
	plan, err := o.Prepare(ctx, release, false)
	if err != nil {
		return uploadFailure(err, lang)
	}
	return c.carryOut(ctx, b, plan, target, lang, false)
}

func (c *command) rollbackCommand() *cobra.Command {
	var b bringing
	cmd := &cobra.Command{
		Use:   "rollback TARGET [NUMBER]",
		Short: "Bring back an older release, from the history alone / 退回较早的一次发布",
		Long: "Bring the release NUMBER back to TARGET, from the history that publish keeps and nothing else: neither\n" +
			"content nor a build is needed. Without NUMBER lists the releases. Says what it would do; --write does it,\n" +
			"in the order of publish, and then reads every file back. The manifest and its signature are those that\n" +
			"release had: a reader who has seen a newer one is told so by verify --at-least, rightly, since an attacker\n" +
			"could do the same. So a way back is for the first hour: mend the content and make a new release.\n" +
			"把 TARGET 退回到第 NUMBER 次发布，只用 publish 保存的历史，不需要内容，也不用构建；不写编号则列出各次发布。\n" +
			"先列出要做什么，加 --write 才执行，次序与 publish 相同，最后逐个读回核对。清单和签名还是那次发布的：\n" +
			"见过更新一次发布的读者，用 verify --at-least 会看到被退回——这是对的，攻击者也能这样做。\n" +
			"所以退回只用来应急：改好内容后要再做一次新的发布。",
		Args: cobra.RangeArgs(1, 2),
		RunE: func(cmd *cobra.Command, args []string) error { return c.rollback(cmd.Context(), b, args) },
	}
	b.flags(cmd)
	return cmd
}

func (c *command) rollback(ctx context.Context, b bringing, args []string) error {
	_, _, lang, err := c.settings()
	if err != nil {
		return err
	}
	o, done, err := c.uploadOptions(ctx, b, args[0])
	if err != nil {
		return err
	}
	defer done()
	if len(args) == 1 {
		return c.listReleases(ctx, o, lang)
	}
	var n int
	if _, err := fmt.Sscanf(args[1], "%d", &n); err != nil || fmt.Sprint(n) != args[1] || n < 1 {
		return c.usage("%s：编号写成 12 这样的数字", "%s: a release is a number such as 12", args[1])
	}
	release, err := o.Recorded(ctx, n)
	if err != nil {
		return uploadFailure(err, lang)
	}
	key, err := c.publisherKey(b.key, false)
	if err != nil {
		return err
	}
	if key != "" {
		if _, err := signing.Verify(key, release.Raw, release.Signature); err != nil {
			return failure{exitIntegrity, errors.New(keyFailure(err, lang))}
		}
	}
	plan, err := o.Prepare(ctx, release, true)
	if err != nil {
		return uploadFailure(err, lang)
	}
	return c.carryOut(ctx, b, plan, args[0], lang, true)
}

// listReleases says which releases one can go back to.
func (c *command) listReleases(ctx context.Context, o *upload.Options, lang model.Lang) error {
	numbers, live, err := o.Releases(ctx)
	if err != nil {
		return uploadFailure(err, lang)
	}
	for _, n := range numbers {
		r, err := o.Recorded(ctx, n)
		if err != nil {
			return uploadFailure(err, lang)
		}
		mark := ""
		if n == live {
			mark = model.Bilingual{Zh: "  ← 现在", En: "  ← live"}.Or(lang)
		}
		fmt.Fprintf(c.stdout, "%d  %s  %d%s\n", n, r.Manifest.Release.Time, len(r.Manifest.Files), mark)
	}
	if len(numbers) == 0 {
		return c.usage("历史里没有发布", "the history has no release")
	}
	return nil
}

// carryOut says what is to be done, and does it when told to. A way back is read
// back to the last file.
func (c *command) carryOut(ctx context.Context, b bringing, plan *upload.Plan, target string, lang model.Lang, back bool) error {
	c.tellPlan(plan, target, lang)
	if !b.write {
		fmt.Fprintln(c.stdout, model.Bilingual{Zh: "以上只是计划；加 --write 执行", En: "this is the plan only; --write does it"}.Or(lang))
		return nil
	}
	rep, err := plan.Do(ctx)
	if err != nil {
		return uploadFailure(err, lang)
	}
	words := model.Bilingual{Zh: "第 %d 次发布已在 %s：上传 %d 个文件（%d KB），删除 %d 个\n", En: "release %d is at %s: %d files uploaded (%d KB), %d deleted\n"}
	fmt.Fprintf(c.stdout, words.Or(lang), plan.Number, plainTarget(target), rep.Puts, rep.Bytes>>10, len(rep.Deleted))
	for _, name := range rep.Changed {
		fmt.Fprintf(c.stdout, model.Bilingual{Zh: "有人改过，没有删除：%s\n", En: "changed by somebody, not deleted: %s\n"}.Or(lang), name)
	}
	if back {
		tree, bad, err := plan.Check(ctx)
		if err != nil {
			return uploadFailure(err, lang)
		}
		for _, name := range bad {
			fmt.Fprintf(c.stderr, model.Bilingual{Zh: "读回不符：%s\n", En: "read back, not what it should be: %s\n"}.Or(lang), name)
		}
		if len(bad) > 0 {
			return failure{exitIntegrity, errFound}
		}
		fmt.Fprintf(c.stdout, model.Bilingual{Zh: "已逐个读回；全部文件的 SHA-256：%s\n请尽快改好内容，再做一次新的发布（guiju release）\n",
			En: "read back; SHA-256 of the tree: %s\nmend the content soon and make a new release (guiju release)\n"}.Or(lang), tree)
	}
	if plan.OverCap > 0 {
		return failure{exitProblems, errFound}
	}
	return nil
}

// publisherKey is the public key that a release must be signed with: the one
// named, else that of the content, where there is content at hand.
func (c *command) publisherKey(named string, ask bool) (string, error) {
	if named != "" {
		return c.publicKey(named)
	}
	in, err := c.open()
	if err != nil || !ask || in.dir == "" {
		return "", err
	}
	_, _, lang, err := c.settings()
	if err != nil {
		return "", err
	}
	sys, files, problems, err := source.Load(in.content)
	if err != nil {
		return "", failure{exitMachine, err}
	}
	// A key that cannot be read is not none.
	problems = slices.DeleteFunc(problems, func(p model.Problem) bool { return p.Pos.File != "system.toml" })
	return sys.Config.Release.PublicKey, c.stop(problems, files, lang)
}

// uploadApart refuses a target that is, holds or lies in the site or the content.
func (c *command) uploadApart(target, history, site string) error {
	in, err := c.open()
	if err != nil {
		return err
	}
	for _, place := range []string{target, history} {
		if place == "" || isBucket(place) {
			continue
		}
		for _, own := range append(slices.Clone(in.inputs), site) {
			if lies(place, own) || lies(own, place) {
				return c.usage("%s 与 %s 重叠：请指定另外的文件夹", "%s and %s overlap: name a folder elsewhere", place, own)
			}
		}
		for _, own := range in.guard {
			if lies(own, place) {
				return c.usage("%s 里有源文件：请指定另外的文件夹", "%s holds the sources: name a folder elsewhere", place)
			}
		}
	}
	return nil
}

// lies reports whether p is the folder or lies in it, links resolved.
func lies(p, folder string) bool {
	a, err := resolved(p)
	b, other := resolved(folder)
	return err == nil && other == nil && within(a, b)
}

// destination is an open target.
type destination struct {
	store upload.Store
	close func() error
}

func isBucket(target string) bool { return strings.HasPrefix(target, "s3://") }

// plainTarget is a target as it is told: what follows the question mark is settings.
func plainTarget(target string) string {
	if isBucket(target) {
		target, _, _ = strings.Cut(target, "?")
	}
	return target
}

// openPlace opens a folder or object storage; requests to the latter are made
// again when they fail.
func (c *command) openPlace(ctx context.Context, target string) (destination, error) {
	if !isBucket(target) {
		if strings.Contains(target, "://") {
			return destination{}, c.usage("%s：目标是文件夹，或 s3://…", "%s: a target is a folder, or s3://…", target)
		}
		f, err := upload.OpenFolder(target)
		if err != nil {
			return destination{}, failure{exitMachine, err}
		}
		return destination{f, f.Close}, nil
	}
	b, err := openBucket(ctx, target)
	if err != nil {
		return destination{}, failure{exitUsage, err}
	}
	b.store = upload.Patient{Store: b.store, Attempts: 6, Pause: 500 * time.Millisecond, Timeout: 15 * time.Minute, Sleep: upload.Sleep}
	return b, nil
}

func (c *command) uploadOptions(ctx context.Context, b bringing, target string) (*upload.Options, func(), error) {
	if b.grace < 0 || b.maxDelete < 0 {
		return nil, nil, c.usage("--grace 和 --max-delete 不能是负数", "--grace and --max-delete cannot be negative")
	}
	o := &upload.Options{Now: time.Now(), Grace: b.grace, MaxDelete: b.maxDelete}
	if b.now != "" {
		now, err := time.Parse(time.RFC3339, b.now)
		if err != nil {
			return nil, nil, c.usage("--now %s：写成 2026-11-26T10:00:00+08:00", "--now %s: write 2026-11-26T10:00:00+08:00", b.now)
		}
		o.Now = now
	}
	switch b.precompress {
	case "":
	case "none":
		o.Encodings = []string{}
	default:
		o.Encodings = strings.Split(b.precompress, ",")
	}
	to, err := c.openPlace(ctx, target)
	if err != nil {
		return nil, nil, err
	}
	o.Target = to.store
	done := func() { to.close() }
	if b.history != "" {
		h, err := c.openPlace(ctx, b.history)
		if err != nil {
			done()
			return nil, nil, err
		}
		o.History = h.store
		done = func() { to.close(); h.close() }
	}
	return o, done, nil
}

// uploadFailure gives the errors of package upload their exit status and the
// reader's language.
func uploadFailure(err error, lang model.Lang) error {
	code := exitMachine
	var refused *upload.RefusedError
	var damaged *upload.DamagedError
	switch {
	case errors.As(err, &refused):
		code = exitUsage
	case errors.As(err, &damaged):
		code = exitIntegrity
	}
	var told interface{ Text(model.Lang) string }
	if errors.As(err, &told) && !errors.Is(err, context.Canceled) {
		return failure{code, errors.New(told.Text(lang))}
	}
	if errors.Is(err, os.ErrPermission) {
		return failure{code, fmt.Errorf(model.Bilingual{Zh: "没有权限：%w", En: "not allowed: %w"}.Or(lang), err)}
	}
	return failure{code, err}
}
