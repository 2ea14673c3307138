"""The addresses of the site. Nothing personal stands in an address: a family goes by a number that means nothing."""

from django.urls import include, path

urlpatterns = [
    path("api/", include("tenfold.exchange.urls")),
    path("account/", include("allauth.urls")),
    path("", include("tenfold.desk.urls")),
]
handler429 = "tenfold.desk.sign_in_log.too_often"
handler500 = "tenfold.desk.not_now.fault"
