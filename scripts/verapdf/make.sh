#!/usr/bin/env bash
# Makes a program that judges as veraPDF does, from its libraries in Maven's registry: scripts/verapdf/make.sh [FOLDER]
# Needs a JDK of 17 or newer and Maven. Prints the path of the program, for `briefing verify --verapdf`.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
folder=${1:-.cache/verapdf}
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
cp "$here/pom.xml" "$folder/"
(cd "$folder" && mvn -q -B dependency:build-classpath -Dmdep.outputFile=classpath.txt) >&2
javac -cp "$(cat "$folder/classpath.txt")" -d "$folder" "$here/VeraPdf.java"
cat > "$folder/verapdf" <<END
#!/bin/sh
exec java -cp "$folder:$(cat "$folder/classpath.txt")" VeraPdf "\$@"
END
chmod +x "$folder/verapdf"
echo "$folder/verapdf"
