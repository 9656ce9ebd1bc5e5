# A formula for Homebrew on Linux. Not tried. ADDRESS and CHECKSUM are those of a release archive, as
# `make dist` makes it.
class Octopen < Formula
  desc "Terminal editor for Markdown design proposals"
  url "ADDRESS/octopen-0.1.0-linux-x86_64.tar.gz"
  sha256 "CHECKSUM"
  license "Apache-2.0"

  depends_on :linux

  def install
    bin.install "bin/octopen"
    man1.install Dir["share/man/man1/*"]
    man5.install Dir["share/man/man5/*"]
    man7.install Dir["share/man/man7/*"]
    bash_completion.install "share/bash-completion/completions/octopen"
    zsh_completion.install "share/zsh/site-functions/_octopen"
    fish_completion.install "share/fish/vendor_completions.d/octopen.fish"
    doc.install "licences"
  end

  test do
    assert_match "A title", shell_output("#{bin}/octopen new --print 'A title'")
  end
end
