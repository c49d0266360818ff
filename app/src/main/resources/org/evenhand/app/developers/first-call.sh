#!/bin/bash
# Your app's first call. Needs curl and openssl. Run: SECRET=your-client-secret bash first-call.sh
set -eu
base='@BASE@'
: "${SECRET:?set SECRET to the client secret}"

# PKCE (RFC 7636): only who began can finish.
verifier=$(openssl rand -hex 32)
challenge=$(printf %s "$verifier" | openssl dgst -sha256 -binary | openssl base64 -A | tr '+/' '-_' | tr -d '=')
state=$(openssl rand -hex 16)

echo 'Open this, sign in, and choose what to allow:'
echo "$base/oauth2/authorize?response_type=code&client_id=@CLIENT@&redirect_uri=@REDIRECT@&scope=@SCOPE@&state=$state&code_challenge=$challenge&code_challenge_method=S256"
echo 'Then paste the address that you came back to:'
read -r back
case "$back" in *"state=$state"*) ;; *) echo 'That is not the answer to this request.' >&2; exit 1 ;; esac
code=$(printf %s "$back" | sed -n 's/.*[?&]code=\([^&]*\).*/\1/p')

token=$(curl -sS --fail-with-body -u "@CLIENT@:$SECRET" \
  -d "grant_type=authorization_code&code=$code&redirect_uri=@REDIRECT@&code_verifier=$verifier" \
  "$base/oauth2/token" | sed -n 's/.*"access_token" *: *"\([^"]*\)".*/\1/p')
curl -sS --fail-with-body -g -H "Authorization: Bearer $token" "$base/v1/me?fields=@FIELDS@"
echo
