#!/bin/sh
cat <<EOF

Content-Type: text/html

<p>hello</p>
EOF
