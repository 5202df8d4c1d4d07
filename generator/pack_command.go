package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"guiju/generator/model"
	"guiju/generator/publish"
)

func (c *command) packCommand() *cobra.Command {
	var to string
	cmd := &cobra.Command{
		Use:   "pack",
		Short: "Pack the published folder as one ZIP for a room without internet / 打包，带到没有网络的地方",
		Long: "Verify the published folder (--out) and pack it as one ZIP: the whole site, a start page that says to\n" +
			"unpack first where it was opened inside the ZIP, a note in both languages, and a list of SHA-256 that\n" +
			"sha256sum -c and guiju verify FILE.zip read. Same site, same bytes.\n" +
			"先核验发布文件夹（--out），再打成一个压缩包：整个网站、起始页（在压缩包里直接打开时提示先解压）、\n" +
			"两种语言的说明，以及各文件的 SHA-256 清单（用 sha256sum -c 或 guiju verify 压缩包 核验）。网站相同，字节就相同。",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			_, _, lang, err := c.settings()
			if err != nil {
				return err
			}
			if cmd.Flags().Changed("to") && !strings.HasSuffix(strings.ToLower(to), ".zip") {
				return c.usage("--to %s：文件名应以 .zip 结尾", "--to %s: the name must end in .zip", to)
			}
			in, err := c.open()
			if err != nil {
				return err
			}
			root, err := c.folder("--out ", c.out)
			if err != nil {
				return err
			}
			packed, problems, err := publish.Pack(cmd.Context(), publish.PackOptions{Site: root.FS(), Out: c.out, To: to, Inputs: in.inputs})
			if err != nil {
				return publishFailure(err, lang)
			}
			if len(problems) > 0 {
				line := func(string, int) string { return "" }
				if err := report(c.stderr, problems, line, lang, "text", colours(c.stderr)); err != nil {
					return failure{exitMachine, err}
				}
			}
			if model.HasErrors(problems) {
				return failure{exitIntegrity, errFound}
			}
			words := model.Bilingual{Zh: "%s：%d 个文件，%d 字节，SHA-256 %s\n", En: "%s: %d files, %d bytes, SHA-256 %s\n"}
			fmt.Fprintf(c.stdout, words.Or(lang), packed.To, packed.Files, packed.Bytes, packed.SHA256)
			return nil
		},
	}
	cmd.Flags().StringVar(&to, "to", "", "the ZIP to write, `FILE.zip` (default guiju-site-DAY.zip) / 写到哪个压缩包")
	return cmd
}
