package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"os/exec"
	"path/filepath"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"

	"guiju/generator/model"
	"guiju/generator/preview"
	"guiju/generator/source"
)

func (c *command) serveCommand() *cobra.Command {
	var addr string
	var open bool
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Show the site while the content is being written / 边写边看",
		Long: "Show the site in a browser of this machine and keep it up to date with every saved change.\n" +
			"Problems appear over the last good page. Nothing is written to the published folder. Ctrl-C ends it.",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return c.serve(cmd.Context(), addr, open)
		},
	}
	cmd.Flags().StringVar(&addr, "addr", "127.0.0.1:1313", "address to listen on, of this machine alone / 监听地址，只能是本机")
	cmd.Flags().BoolVar(&open, "open", false, "open the browser / 打开浏览器")
	return cmd
}

func (c *command) serve(ctx context.Context, addr string, open bool) error {
	_, _, lang, err := c.settings()
	if err != nil {
		return err
	}
	base, err := c.publicAddress()
	if err != nil {
		return err
	}
	at, err := c.listenAddress(addr)
	if err != nil {
		return err
	}
	in, err := c.open()
	if err != nil {
		return err
	}
	// Collecting less often makes a change a sixth faster; below a GiB there is
	// room for it.
	debug.SetGCPercent(400)
	debug.SetMemoryLimit(1 << 30)
	v := &previewer{c: c, base: base, lang: lang, index: searchIndex{dir: noIndex}}
	o := preview.Options{Lang: lang, Build: v.build, Ignore: source.Junk, Note: v.note}
	if len(in.inputs) == 0 {
		v.note(model.Bilingual{Zh: "没有 content 文件夹：显示程序自带的内容", En: "no content folder: showing the content that the program carries"})
	} else {
		// From here on a folder that vanishes is a mistake, not a wish to see
		// what the program carries: an absolute name says so to open.
		c.content = in.inputs[0]
		beside := in.guard[0]
		for _, name := range []string{"layouts", "static", "config.toml"} {
			o.Watch = append(o.Watch, filepath.Join(beside, name))
		}
		o.Watch = append(o.Watch, c.content)
	}
	ln, err := preview.Listen(at)
	if err != nil {
		return failure{exitMachine, err}
	}
	address := "http://" + ln.Addr().String() + "/"
	if got := ln.Addr().(*net.TCPAddr).Port; at.Port() != 0 && got != int(at.Port()) {
		v.note(model.Bilingual{Zh: fmt.Sprintf("端口 %d 被占用", at.Port()), En: fmt.Sprintf("port %d is taken", at.Port())})
	}
	fmt.Fprintln(c.stdout, address)
	v.note(model.Bilingual{Zh: "按 Ctrl-C 结束", En: "Ctrl-C ends it"})
	if open {
		if err := startBrowser(address); err != nil {
			v.note(model.Bilingual{Zh: "打不开浏览器：" + err.Error(), En: "the browser does not open: " + err.Error()})
		}
	}
	if err := preview.Run(ctx, ln, o); err != nil {
		return failure{exitMachine, err}
	}
	return nil
}

// listenAddress refuses every address that another machine could reach.
func (c *command) listenAddress(addr string) (netip.AddrPort, error) {
	at, err := preview.ParseAddr(addr)
	switch {
	case errors.Is(err, preview.ErrAddrOpen):
		return at, c.usage("--addr %s：别的机器也能访问；预览里有草稿，只能用 127.0.0.1、[::1] 或 localhost",
			"--addr %s: other machines could reach it; a preview holds drafts, so only 127.0.0.1, [::1] and localhost will do", addr)
	case err != nil:
		return at, c.usage("--addr %s：写成 127.0.0.1:1313", "--addr %s: want 127.0.0.1:1313", addr)
	}
	return at, nil
}

func startBrowser(address string) error {
	args := browserCommand(runtime.GOOS, address)
	cmd := exec.Command(args[0], args[1:]...)
	if err := cmd.Start(); err != nil {
		return err
	}
	return cmd.Process.Release()
}

// browserCommand is how each system opens an address.
func browserCommand(goos, address string) []string {
	switch goos {
	case "windows":
		return []string{"rundll32", "url.dll,FileProtocolHandler", address}
	case "darwin":
		return []string{"open", address}
	}
	return []string{"xdg-open", address}
}
