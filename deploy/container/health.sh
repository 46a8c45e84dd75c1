#!/bin/bash
# health PORT PATH: does 127.0.0.1:PORT answer 200 there? The images have bash, but not all have curl.
exec 3<>"/dev/tcp/127.0.0.1/$1" || exit 1
printf 'GET %s HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n' "$2" >&3
IFS= read -r status <&3
[[ $status == *" 200 "* ]]
