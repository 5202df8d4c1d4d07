package main

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"guiju/generator/model"
	"guiju/generator/signing"
)

func (c *command) keyCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "key",
		Short: "Keys that sign releases / 签署发布的密钥",
		Args:  cobra.NoArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(c.keyNewCommand())
	return cmd
}

// shortestPassword locks a secret key: what is shorter is guessed.
const shortestPassword = 10

func (c *command) keyNewCommand() *cobra.Command {
	var passwords string
	cmd := &cobra.Command{
		Use:   "new FILE",
		Short: "Make a key that signs releases: the secret half into FILE, the public half is printed / 生成密钥",
		Long: "Make a pair of keys in the format of minisign. FILE takes the secret key, locked with a password (at least\n" +
			"10 characters, from --password-file or the terminal); keep it off the content folder and off the web. What is\n" +
			"printed is the public key: for system.toml, and for everybody who checks a copy.\n" +
			"生成一对 minisign 格式的密钥。FILE 存私钥，用口令锁住（至少 10 个字符，取自 --password-file 或键盘输入）；\n" +
			"不要放进内容文件夹，也不要放到网上。打印出来的是公钥：写进 system.toml，并告诉每个要核验的人。",
		Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			_, _, lang, err := c.settings()
			if err != nil {
				return err
			}
			to := args[0]
			if _, err := os.Lstat(to); err == nil {
				return c.usage("%s：已经有这个文件，不覆盖密钥", "%s: is there already; a key is not overwritten", to)
			} else if !errors.Is(err, fs.ErrNotExist) {
				return failure{exitMachine, err}
			}
			password, err := c.password(passwords)
			if err != nil {
				return err
			}
			if len([]rune(password)) < shortestPassword {
				return c.usage("口令至少 %d 个字符", "the password must have %d characters or more", shortestPassword)
			}
			public, secret, err := signing.NewKey(password)
			if err != nil {
				return failure{exitMachine, err}
			}
			if err := writeSecret(to, secret); err != nil {
				return failure{exitMachine, err}
			}
			id, _ := signing.KeyID(public)
			words := model.Bilingual{Zh: "# 私钥在 %s；口令丢了就打不开。公钥 %s，写进 system.toml：\n", En: "# the secret key is in %s; without its password it does not open. Public key %s, for system.toml:\n"}
			fmt.Fprintf(c.stdout, words.Or(lang), to, id)
			fmt.Fprintf(c.stdout, "[release]\npublic-key = \"%s\"\n", public)
			return nil
		},
	}
	cmd.Flags().StringVar(&passwords, "password-file", "", "`FILE` whose first line is the password / 第一行是口令的文件")
	return cmd
}

// password reads the password of a secret key: the first line of a file, or of
// the standard input.
func (c *command) password(file string) (string, error) {
	in := os.Stdin
	if file != "" {
		f, err := os.Open(file)
		if err != nil {
			return "", c.usage("--password-file %s：读不出来", "--password-file %s: cannot be read", file)
		}
		defer f.Close()
		in = f
	} else {
		words := model.Bilingual{Zh: "私钥的口令（输入时看得见）：", En: "Password of the secret key (what you type is shown): "}
		fmt.Fprint(c.stderr, words.Or(model.Lang(c.lang)))
	}
	line, err := bufio.NewReader(in).ReadString('\n')
	if line == "" && err != nil {
		return "", c.usage("没有口令", "there is no password")
	}
	return strings.TrimRight(line, "\r\n"), nil
}

// writeSecret writes a file that only its owner reads, and that was not there.
func writeSecret(name string, b []byte) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(b)
	err = errors.Join(err, f.Sync(), f.Close())
	if err != nil {
		os.Remove(name)
	}
	return err
}
