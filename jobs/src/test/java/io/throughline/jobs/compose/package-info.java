/** Tests of the files of docker-compose.yml, held to what the build and the jobs have; no container is started. */
package io.throughline.jobs.compose;
