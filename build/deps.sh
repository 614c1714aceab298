#!/bin/sh
# Installs what some tests use besides Go: Chromium, which looks at the pages.
# Debian's package, where it is absent and root may install; otherwise it is
# named, and the tests that need it skip and say so. It never fails: what is
# missing is no reason to test nothing.
set -u
have() { command -v "$1" >/dev/null 2>&1; }
have chromium && exit 0
if [ "$(id -u)" = 0 ] && have apt-get; then
	export DEBIAN_FRONTEND=noninteractive
	# Lists that are old may do where no server answers.
	apt() { apt-get -qq -y -o DPkg::Lock::Timeout=300 -o Acquire::http::Timeout=30 -o Acquire::Retries=1 "$@" >/dev/null 2>&1; }
	apt update
	apt install chromium
	have chromium && exit 0
fi
echo "missing: chromium; the tests that look at pages in it will be skipped (Debian: apt-get install chromium)"
