#!/bin/sh
# Installs what some tests use besides Go: Chromium, which looks at the pages.
# Debian's package, where it is absent and root may install; otherwise it is
# named, and the tests that need it skip and say so.
set -u
command -v chromium >/dev/null 2>&1 && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
	export DEBIAN_FRONTEND=noninteractive
	apt-get -qq -o DPkg::Lock::Timeout=300 update >/dev/null &&
		apt-get -qq -y -o DPkg::Lock::Timeout=300 install chromium >/dev/null 2>&1 && exit 0
fi
echo "missing: chromium; the tests that look at pages in it will be skipped (Debian: apt-get install chromium)"
