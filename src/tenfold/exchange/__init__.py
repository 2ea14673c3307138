"""The API: agencies’ systems write entries, read what their agency is tied to, and hear that something changed.

`api.api` is what is served under `/api/`; `webhooks.send_due` makes the calls that are due, for a job.
"""
