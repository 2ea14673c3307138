"""How the site runs. Read from the environment; what is unsafe is not a default."""

import json
import os

from django.core.exceptions import ImproperlyConfigured
from psycopg.conninfo import conninfo_to_dict

DEBUG = False
SECRET_KEY = os.environ["TENFOLD_SECRET"]  # signs sessions; `tenfold serve` keeps one in the data folder
MASTER_KEY = os.environ["TENFOLD_MASTER_KEY"]  # wraps the families' keys (32 bytes, base64); never in the database
ALLOWED_HOSTS = os.environ.get("TENFOLD_HOSTS", "localhost 127.0.0.1").split()
ROOT_URLCONF = "tenfold.site.urls"
WSGI_APPLICATION = "tenfold.site.wsgi.application"
HTTPS = os.environ.get("TENFOLD_HTTPS", "1") == "1"
RECORD_DISK = os.environ.get("TENFOLD_DISK")  # a folder on the disk of the record, where that is on this machine
HELD_BACK = int(os.environ.get("TENFOLD_HELD_BACK", "268435456"))  # bytes of it that new entries leave free: 256 MiB


def _database(url: str, **options: object) -> dict[str, object]:
    told = conninfo_to_dict(url)
    options |= {"pool": {"min_size": 1, "max_size": 8}} if os.environ.get("TENFOLD_POOL") else {}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": told.get("dbname"),
        "USER": told.get("user"),
        "PASSWORD": told.get("password"),
        "HOST": told.get("host", ""),
        "PORT": told.get("port", ""),
        "OPTIONS": options,
    }


# A transaction that writes nothing more is cut off: while it is open, nothing that was written since is sealed.
STUCK = "-c idle_in_transaction_session_timeout=30s"
# Nor does anybody wait for ever: for a family that others write on, or for an answer.
PATIENCE = f"{STUCK} -c lock_timeout=20s -c statement_timeout=120s"
DATABASES = {
    "default": _database(os.environ["DATABASE_URL"], options=PATIENCE),  # it may not change what is written
    "owner": _database(os.environ.get("TENFOLD_OWNER_URL", os.environ["DATABASE_URL"])),  # migrates, seals and verifies
}
CACHES = {  # shared by all workers: a one-time code that one of them took, and guesses, are known to the others
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "ledger_shared"},
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "tenfold.ledger.apps.Ledger",
    "tenfold.desk",
    "tenfold.exchange",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "procrastinate.contrib.django",
]
MIDDLEWARE = [
    "tenfold.site.watching.watched",
    "django.middleware.security.SecurityMiddleware",
    "tenfold.desk.middleware.headers",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "tenfold.exchange.middleware.problems",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "tenfold.desk.middleware.signed_in",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "tenfold.desk.middleware.page",
            ],
        },
    }
]

# Who is who: accounts are made by an administrator, never by oneself, and each has a second factor.
AUTH_USER_MODEL = "ledger.Staff"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
ACCOUNT_ADAPTER = "tenfold.desk.signing_in.NobodySignsUp"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_RATE_LIMITS = {"login": "300/m/ip", "login_failed": "10/5m/key,30/5m/ip"}  # an office is one address
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("TENFOLD_PROXIES", "0"))  # servers in front: each says who called
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 5 * 60  # seconds
MFA_ADAPTER = "tenfold.desk.second_factor.Factors"
MFA_FORMS = {
    "authenticate": "tenfold.desk.second_factor.OnceAtSignIn",
    "reauthenticate": "tenfold.desk.second_factor.OnceAgain",
    "authenticate_webauthn": "tenfold.desk.second_factor.KeyAtSignIn",
    "reauthenticate_webauthn": "tenfold.desk.second_factor.KeyAgain",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn"]  # who lost theirs is enrolled anew, in person
MFA_WEBAUTHN_USER_VERIFICATION = "required"  # and an insecure origin is never allowed: allauth would then take any
MFA_TOTP_ISSUER = "Tenfold"
WEBHOOKS_INSIDE = os.environ.get("TENFOLD_WEBHOOKS_INSIDE") == "1"  # for tests: calls into the network inside

# Single sign-on, where an agency has one: who it is, and what it was agreed that its sign-in asks for.
# {"name", "server", "client", "secret", "claim", "acr": [...], "amr": ["hwk", "pwd+otp", ...], "max_age"} as JSON;
# without acr and amr nobody is let in. `max_age`: how many seconds ago somebody may have proved there who they are.
SINGLE_SIGN_ON = {"claim": "preferred_username", "acr": [], "amr": [], "max_age": 15 * 60} | json.loads(
    os.environ.get("TENFOLD_OIDC", "{}")
)
if "server" in SINGLE_SIGN_ON:
    INSTALLED_APPS += ["allauth.socialaccount", "allauth.socialaccount.providers.openid_connect"]
    _app = {
        "provider_id": "agency",
        "name": SINGLE_SIGN_ON["name"],
        "client_id": SINGLE_SIGN_ON["client"],
        "secret": SINGLE_SIGN_ON["secret"],
        "settings": {"server_url": SINGLE_SIGN_ON["server"]},
    }
    SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {
            "OAUTH_PKCE_ENABLED": True,
            "AUTH_PARAMS": {"max_age": str(SINGLE_SIGN_ON["max_age"])},
            "APPS": [_app],
        }
    }
    SOCIALACCOUNT_ADAPTER = "tenfold.desk.single_sign_on.AgreedSignIn"
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
SESSION_COOKIE_AGE = 12 * 60 * 60  # at the most; the ledger ends a session that is idle for 15 minutes
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Strict"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "tenfold.desk.passwords.NotBreached"},
    {"NAME": "tenfold.desk.passwords.NoWordOfThePlace"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "name", "email", "job")},
    },
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]

# What a browser is told.
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "sessionid"  # so named, no host beside this one can set it
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrftoken"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "tenfold.desk.writing.not_ours"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"  # in no cookie of its own
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None  # as the server in front must set it
SECURE_HSTS_SECONDS = 63_072_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = False  # browsers' own lists are of whole domains: a council asks for that, not one host of it
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# What people are told by mail: that something waits, never what. A backend of Django's by its path may be named too.
_MAILS = {
    "console": "django.core.mail.backends.console.EmailBackend",
    "smtp": "django.core.mail.backends.smtp.EmailBackend",
    "notify": "tenfold.ledger.notify.Notify",  # GOV.UK Notify
}
_MAIL = os.environ.get("TENFOLD_MAIL", "console")
if _MAIL not in _MAILS and "." not in _MAIL:
    raise ImproperlyConfigured(f"TENFOLD_MAIL is {_MAIL}; it can be {', '.join(_MAILS)}, or a backend by its path.")
EMAIL_BACKEND = _MAILS.get(_MAIL, _MAIL)
EMAIL_HOST = os.environ.get("TENFOLD_SMTP_HOST", "localhost")
EMAIL_PORT = int(os.environ.get("TENFOLD_SMTP_PORT", "587"))
EMAIL_HOST_USER = os.environ.get("TENFOLD_SMTP_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("TENFOLD_SMTP_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("TENFOLD_SMTP_TLS", "1") == "1"
EMAIL_TIMEOUT = 20  # seconds; less than until a mail that was not noted as sent is tried again
DEFAULT_FROM_EMAIL = os.environ.get("TENFOLD_MAIL_FROM", "Tenfold <tenfold@localhost>")
NOTIFY_ADDRESS = os.environ.get("TENFOLD_NOTIFY_ADDRESS", "https://api.notifications.service.gov.uk")
NOTIFY_KEY = os.environ.get("TENFOLD_NOTIFY_KEY", "")
NOTIFY_TEMPLATE = os.environ.get("TENFOLD_NOTIFY_TEMPLATE", "")  # its subject is ((subject)), its message ((body))
SITE_ADDRESS = os.environ.get("TENFOLD_ADDRESS", "http://localhost:8000/")  # where who is told signs in

# Jobs: what time brings about. They live in the database, and a worker runs them (`tenfold work`).
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"

STATIC_URL = "static/"
STATIC_ROOT = os.environ.get("TENFOLD_STATIC")  # where a site collects them; otherwise they lie where they are
WHITENOISE_USE_FINDERS = True
WHITENOISE_MIMETYPES = {".svg": "image/svg+xml; charset=utf-8"}

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
METRICS_TOKEN = os.environ.get("TENFOLD_METRICS_TOKEN", "")  # without one, /metrics is for this machine alone
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "tenfold.site.logs.AsJson"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},  # Django gives it others by itself
        "django.server": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        "tenfold": {"handlers": ["console"], "level": os.environ.get("TENFOLD_LOG", "INFO"), "propagate": False},
    },
}
