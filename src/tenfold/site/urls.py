"""The addresses of the site. Nothing personal stands in an address: a family goes by a number that means nothing."""

from django.conf import settings
from django.urls import include, path

urlpatterns = [
    path("api/", include("tenfold.exchange.urls")),
    path("account/", include("allauth.urls")),
    path("", include("tenfold.desk.urls")),
]
handler429 = "tenfold.desk.sign_in_log.too_often"

if "server" in settings.SINGLE_SIGN_ON:
    from tenfold.desk.id_tokens import came_back

    # Before allauth's own, which believes a token that it fetched itself without looking at its signature.
    there = "account/oidc/<str:provider_id>/login/callback/"
    urlpatterns = [path(there, came_back, name="openid_connect_callback"), *urlpatterns]
handler500 = "tenfold.desk.not_now.fault"
